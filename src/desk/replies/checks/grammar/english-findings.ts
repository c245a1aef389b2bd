/**
 * Puts together what the parts that read English say of one reply: spelling, grammar, right words in the wrong place. Pure.
 * Two parts never speak of the same words: the surer one does, and where two independent ones mean the same the finding is sure.
 */
import { blankOut } from '../blank-out.js';
import { draft, type Examine, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import type { FindingCode } from '../finding-codes.js';
import { type GrammarRules, grammarFinding, hears } from './grammar-rules.js';
import type { ReadEdits } from '../real-words/edits-check.js';
import type { ReadRealWords } from '../real-words/real-words-check.js';
import type { FindPhrases } from './phrase-rules.js';

export interface EnglishParts {
  /** Each says what is wrong beyond doubt or unknown; where one of them speaks the others are silent. */
  first: readonly Examine[];
  /** Right words in the wrong place; asked only about English. */
  realWords: ReadRealWords;
  /** Little words too few, too many or others, wrong forms; asked last, and silent where another part has spoken. */
  edits: ReadEdits;
  /** Slips of several words, by pattern. */
  phrases: FindPhrases;
  rules: GrammarRules;
  isEnglish(prose: string, context: CheckContext): boolean;
}

/** Whoever made one of these is likelier to have exchanged a word, too; a word that is only unknown says little. */
const showSlips: ReadonlySet<string> = new Set<FindingCode>([
  'spelling.listed',
  'spelling.likely',
  'spelling.doubled',
  'grammar.sure',
  'grammar.rule',
]);

export function makeEnglish({ first, realWords, edits, phrases, rules, isEnglish }: EnglishParts): Examine {
  const heard = hears(rules);
  return (context) => {
    const { text } = context;
    const found = first.flatMap((examine) => examine(context));
    const prose = blankOut(text);
    if (!isEnglish(prose, context)) return found;
    const allowed = new Set(context.allowWords.map((word) => word.toLowerCase()));
    const apart = (one: FindingDraft): boolean => !found.some((other) => overlap(one, other));
    const read = [
      phrases(prose),
      (context.lints ?? [])
        .filter((lint) => heard(lint, text))
        .flatMap((lint) => grammarFinding(lint, text, prose, allowed) ?? []),
    ];
    const slips = [...found, ...read.flat()].filter(({ code }) => showSlips.has(code));
    const parts = [...read, realWords(context, slips)].map((part) => part.filter(apart));
    const all = [...found, ...joined(parts, text)];
    return [...all, ...edits(context).filter((one) => !all.some((other) => overlap(one, other)))];
  };
}

/** Earlier parts are the better judges of what to say; a later one that speaks of the same words makes the finding sure. */
function joined(parts: readonly FindingDraft[][], text: string): FindingDraft[] {
  const kept: FindingDraft[] = [];
  for (const part of parts) {
    const before = kept.length;
    for (const one of part) {
      const place = kept.findIndex((other) => overlap(one, other));
      if (place < 0) kept.push(one);
      else if (place < before) kept[place] = agreed(kept[place]!, one, text);
    }
  }
  return kept;
}

function agreed(first: FindingDraft, second: FindingDraft, text: string): FindingDraft {
  if (first.code === 'grammar.sure') return first;
  const span = first.suggestions.length > 0 ? first : second;
  const { suggestions } = span;
  const words = text.slice(span.start, span.end);
  if (suggestions[0] === '' || suggestions[0] === undefined) return first;
  return draft('grammar.sure', span, { words, suggestion: suggestions[0] }, [...suggestions]);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
