/**
 * Which phrases of one to three words a post holds. Never one that touches a link, a mention, a number, an e-mail
 * address or a span of personal data, and none that begins or ends with a word that says nothing. Pure.
 */
import type { PiiSpan } from '../score.js';
import type { Token } from '../text/token.js';

const LONGEST = 3;
/** A post of thousands of words is counted by its beginning. */
const MOST_TOKENS = 400;
const LETTERS = /\p{L}/u;

export interface PhraseRules {
  /** Words that say nothing alone, in look-up form. */
  stop: ReadonlySet<string>;
  /** Words of which no phrase is made: the brand's own names. */
  never?: ReadonlySet<string>;
}

/** Each phrase once, words in look-up form with single spaces. `hidden` are offsets in the text the tokens are of. */
export function phrasesOf(
  tokens: readonly Token[],
  hidden: readonly Pick<PiiSpan, 'start' | 'end'>[],
  rules: PhraseRules,
): Set<string> {
  const found = new Set<string>();
  const last = Math.min(tokens.length, MOST_TOKENS);
  for (let from = 0; from < last; from++) {
    const first = tokens[from]!;
    if (!usable(first, hidden, rules) || rules.stop.has(first.norm)) continue;
    let phrase = first.norm;
    if (speaks(phrase)) found.add(phrase);
    for (let to = from + 1; to < Math.min(last, from + LONGEST); to++) {
      const next = tokens[to]!;
      if (next.clause !== first.clause || !usable(next, hidden, rules)) break;
      phrase += ` ${next.norm}`;
      if (!rules.stop.has(next.norm)) found.add(phrase);
    }
  }
  return found;
}

function usable(
  token: Token,
  hidden: readonly Pick<PiiSpan, 'start' | 'end'>[],
  rules: PhraseRules,
): boolean {
  if (token.kind !== 'word' || token.norm.length > 30 || rules.never?.has(token.norm)) return false;
  return !hidden.some((span) => token.start < span.end && span.start < token.end);
}

/** Single words of one or two letters tell nothing. */
const speaks = (word: string): boolean => word.length > 2 && LETTERS.test(word);
