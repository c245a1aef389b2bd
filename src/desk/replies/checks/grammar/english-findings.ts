/**
 * Puts together what the parts that read English say of one reply: spelling, grammar, right words in the wrong place. Pure.
 * Two parts never speak of the same words: the surer one does, and where two independent ones mean the same the finding is sure.
 */
import { blankOut } from '../blank-out.js';
import { draft, type Examine, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import { type GrammarRules, grammarFinding, hears } from './grammar-rules.js';

export interface EnglishParts {
  /** Each says what is wrong beyond doubt or unknown; where one of them speaks the others are silent. */
  first: readonly Examine[];
  /** Right words in the wrong place; asked only about English. */
  realWords: Examine;
  rules: GrammarRules;
  isEnglish(prose: string, context: CheckContext): boolean;
}

export function makeEnglish({ first, realWords, rules, isEnglish }: EnglishParts): Examine {
  const heard = hears(rules);
  return (context) => {
    const { text } = context;
    const found = first.flatMap((examine) => examine(context));
    const prose = blankOut(text);
    if (!isEnglish(prose, context)) return found;
    const allowed = new Set(context.allowWords.map((word) => word.toLowerCase()));
    const apart = (one: FindingDraft): boolean => !found.some((other) => overlap(one, other));
    const read = (context.lints ?? [])
      .filter(heard)
      .flatMap((lint) => grammarFinding(lint, text, prose, allowed) ?? [])
      .filter(apart);
    const words = realWords(context).filter(apart);
    const sure: FindingDraft[] = [];
    for (const word of words) {
      const agreeing = read.find((lint) => overlap(lint, word));
      if (agreeing) sure.push(agreed(agreeing, word, text));
    }
    const alone = [...read, ...words].filter((one) => !sure.some((other) => overlap(one, other)));
    return [...found, ...sure, ...alone];
  };
}

/** The suggestion on which both agree when there is one, else the reader's: it saw the grammar. */
function agreed(lint: FindingDraft, word: FindingDraft, text: string): FindingDraft {
  const suggestions = lint.suggestions.length > 0 ? lint.suggestions : word.suggestions;
  const span = lint.suggestions.length > 0 ? lint : word;
  const words = text.slice(span.start, span.end);
  if (suggestions[0] === '' || suggestions[0] === undefined) return lint;
  return draft('grammar.sure', span, { words, suggestion: suggestions[0] }, [...suggestions]);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
