/**
 * The re-ask guard as findings: what the draft asks for and the thread holds, quoting where. A secret that was written instead
 * (a card number where an order was asked) is never quoted.
 */
import { join } from 'node:path';
import { findPii, SECRET_KINDS } from '../../../../listening/scoring/pii/pii.js';
import { draft, type Examine } from '../draft.js';
import { readYaml } from '../check-files.js';
import { loadAskModel } from './ask-model.js';
import { findReAsks, type FoundReAsk } from './find-re-asks.js';
import { compileReAskWords, reAskNamesSchema, reAskWordsSchema } from './re-ask-words.js';

/** Throws EarshotError('invalid-input') naming the file and what is wrong in it. */
export function loadReAsk(folder: string): Examine {
  const words = compileReAskWords(
    readYaml(folder, 're-ask-words.yaml', reAskWordsSchema),
    readYaml(folder, 're-ask-names.yaml', reAskNamesSchema),
    loadAskModel(join(folder, '..')),
  );
  return ({ text, thread }) => {
    if (!thread || thread.length === 0) return [];
    return findReAsks(text, thread, words).map((found) => {
      const { from, channel, text: said } = thread[found.message]!;
      const params = { kind: found.kind, given: quoted(found, said), from, channel, message: found.message };
      return draft('re-ask.given', found, params);
    });
  };
}

function quoted({ given }: FoundReAsk, said: string): string {
  const at = said.indexOf(given);
  const secret = findPii(said).some(
    ({ kind, start, end }) => SECRET_KINDS.has(kind) && start < at + given.length && at < end,
  );
  if (secret) return '…';
  return given.length > 120 ? `${given.slice(0, 119)}…` : given;
}
