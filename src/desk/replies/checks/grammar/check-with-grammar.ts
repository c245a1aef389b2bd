/**
 * Every check of one reply, its grammar read first in the worker: the way in which the desk and the lab ask. Never rejects for
 * the grammar reader's sake: without its answer the other checks speak, and `grammar` says why it is missing.
 */
import { type CheckKit, checkReply } from '../check-kit.js';
import type { CheckContext, Finding } from '../finding.js';
import { readable } from './grammar-rules.js';
import type { Harper } from './harper.js';
import type { GrammarState } from './lint.js';

export interface CheckedReply {
  findings: Finding[];
  grammar: GrammarState;
}

/** `harper` is null where the installation does without it. */
export async function checkWithGrammar(
  kit: CheckKit,
  harper: Pick<Harper, 'read'> | null,
  context: CheckContext,
): Promise<CheckedReply> {
  if (!kit.isEnglish(context)) return { findings: checkReply(kit, context), grammar: 'other-language' };
  if (!harper) return { findings: checkReply(kit, context), grammar: 'off' };
  const { text, whole } = readable(context.text, kit.grammarRules.longest);
  const answer = await harper.read(text);
  if (answer.lints === null) return { findings: checkReply(kit, context), grammar: answer.why };
  const findings = checkReply(kit, { ...context, lints: answer.lints });
  return { findings, grammar: whole ? 'checked' : 'partly' };
}
