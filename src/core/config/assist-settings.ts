/** Settings of the outside assistant; part of SETTINGS. Where it is and its key are set in the desk, by an administrator. Pure data. */
import { setting, whole } from './setting-kinds.js';

export const ASSIST_SETTINGS = {
  assistantSeconds: setting({
    env: 'EARSHOT_ASSISTANT_SECONDS',
    about: 'How long the outside assistant may take to draft a reply before it is given up',
    schema: whole(1, 300),
    fallback: 40,
  }),
};
