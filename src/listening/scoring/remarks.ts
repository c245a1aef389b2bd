/** Reasons that add no points but which people should know: irony, personal data, copies, a text judged by its beginning. */
import type { PiiSpan, ScoreInput, ScoreReason } from './score.js';
import type { WeighedWords } from './weighed-words.js';

/** Beyond this many UTF-16 units a post is judged by its beginning; personal data is looked for in all of it. */
export const JUDGED = 20_000;

export function remarks(
  input: ScoreInput,
  weighed: WeighedWords,
  sarcastic: boolean,
  pii: readonly PiiSpan[],
): ScoreReason[] {
  const found: ScoreReason[] = [];
  if (sarcastic) {
    found.push({
      code: 'sarcasm',
      text: `Friendly words that may be meant the other way: ${weighed.words('sarcasm')}`,
      points: 0,
      spans: weighed.spans('sarcasm'),
    });
  }
  for (const kind of new Set(pii.map((span) => span.kind))) {
    found.push({ code: `pii.${kind}`, text: `Contains personal data: ${kind}`, params: { kind }, points: 0 });
  }
  if ((input.nearDuplicates ?? 0) > 0) {
    const count = input.nearDuplicates!;
    found.push({
      code: 'copies',
      text: `The same text was posted ${count} more time${count === 1 ? '' : 's'}`,
      params: { count },
      points: 0,
    });
  }
  if (input.text.length > JUDGED) {
    found.push({
      code: 'long',
      text: `Very long: judged by its first ${JUDGED.toLocaleString('en')} characters`,
      params: { count: JUDGED },
      points: 0,
    });
  }
  return found;
}
