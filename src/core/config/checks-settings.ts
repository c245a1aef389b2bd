/** Settings of what reads replies before they leave; part of SETTINGS. Pure data. */
import { z } from 'zod';
import { setting } from './setting-kinds.js';

export const CHECKS_SETTINGS = {
  grammar: setting<'on' | 'off'>({
    env: 'EARSHOT_GRAMMAR',
    about:
      'Whether the grammar of English replies is read; off saves 400 MB of memory, and the desk then says that grammar is not checked',
    schema: z.enum(['on', 'off'], { error: 'on or off' }),
    fallback: 'on',
  }),
};

/** For the lab, which knows no other setting. */
export function grammarSwitchedOff(env: Record<string, string | undefined> = process.env): boolean {
  return env[CHECKS_SETTINGS.grammar.env] === 'off';
}
