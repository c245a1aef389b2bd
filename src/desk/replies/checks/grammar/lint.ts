/**
 * What the grammar reader says of a text, before anybody judges whether it matters. Plain data: it crosses a thread.
 */

export interface Lint {
  /** The reader's own name of the rule: 'ModalOf', 'PronounVerbAgreement' … */
  rule: string;
  /** Its kind: 'Agreement', 'Grammar', 'Usage' … */
  kind: string;
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
  /** English, as the reader words it. */
  message: string;
  /** What may stand in place of the span, best first; '' takes it out. */
  suggestions: string[];
}

/** How far the grammar of a text was looked at. */
export const GRAMMAR_STATES = [
  /** All of it. */
  'checked',
  /** Its beginning only: it is longer than the reader takes. */
  'partly',
  /** The reader is still being loaded: ask again in a few seconds. */
  'starting',
  /** It did not answer in time, or does not run. */
  'unavailable',
  /** Switched off for this installation. */
  'off',
  /** The text is not English: nothing reads its grammar. */
  'other-language',
] as const;
export type GrammarState = (typeof GRAMMAR_STATES)[number];
