/** Settings of what judges posts; part of SETTINGS. Pure data. */
import { setting, url, whole } from './setting-kinds.js';
import { z } from 'zod';

export const SCORING_SETTINGS = {
  rescoreCaseDays: setting({
    env: 'EARSHOT_RESCORE_CASE_DAYS',
    about:
      'How young a post must be for a case to be opened when judging it anew flags it; older ones are only flagged',
    schema: whole(0, 365),
    fallback: 7,
  }),
  spamServiceUrl: setting<string | null>({
    env: 'EARSHOT_SPAM_SERVICE_URL',
    about:
      'Where the outside spam service answers, if not at its usual address; asked only when a key is set',
    schema: url('http', 'https'),
    fallback: null,
  }),
  spamServiceKey: setting<string | null>({
    env: 'EARSHOT_SPAM_SERVICE_KEY',
    about: 'Key of the outside spam service; without it posts are judged here alone and nothing leaves',
    secret: true,
    schema: z.string().regex(/^[\w-]{6,100}$/, 'a key of 6 to 100 letters, digits, dashes'),
    fallback: null,
  }),
};
