/**
 * Right words in the wrong place ("please fill out the from"), and words hardly ever used that are one letter from a common one.
 * Asked about English only. It never speaks of names, codes, the brand's own words, or what stands in capitals.
 */
import { blankOut } from '../blank-out.js';
import { draft, type Examine, type FindingDraft } from '../draft.js';
import { inCaseOf } from '../spelled.js';
import type { RareWords } from './rare-words.js';
import type { Likelier, RealWordModel } from './real-word-model.js';
import { END, type Token, tokensOf } from './tokens.js';

/** Least log odds, by how the two words come to be taken for one another. */
export interface Thresholds {
  matters: number;
  group: number;
  /** Little words that are seldom confused. */
  seldom: number;
  form: number;
  sound: number;
  edit: number;
  /** A word hardly ever written, beside one written thirty times as often. */
  rare: number;
}

/** Somebody who writes otherwise throughout is not helped by a list; and it is then no slip. */
const mostInOne = 6;
const apostrophe = 1.5;

export function makeRealWords(
  model: () => RealWordModel | null,
  rare: RareWords,
  thresholds: Thresholds,
  /** 'written>meant', lower case: pairs that are suspected in vain; 'of_course': a word that is right before another. */
  never: ReadonlySet<string>,
): Examine {
  const { matters, group, seldom, form, sound, edit } = thresholds;
  const least = [matters, group, seldom, form, sound, edit, thresholds.rare];
  return ({ text, allowWords }) => {
    const loaded = model();
    const prose = blankOut(text);
    const tokens = tokensOf(text);
    const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
    const asked = (token: Token, at: number): boolean =>
      isPlain(token, at, tokens, text, prose) && !allowed.has(token.text);
    const inVain = (all: readonly Token[], at: number, other: string): boolean =>
      never.has(`${all[at]!.text}>${other}`) || never.has(`${all[at]!.text}_${all[at + 1]?.text}`);
    const found = loaded
      ? strongest(
          loaded.judge(tokens, asked).filter(({ at, other }) => !inVain(tokens, at, other)),
          tokens,
          least,
        ).map(({ at, other }) => finding('grammar.word', tokens[at]!, text, other))
      : [];
    if (found.length > mostInOne) return [];
    tokens.forEach((token, at) => {
      if (!token.word || token.capital || !asked(token, at)) return;
      const common = rare(token.text);
      if (common !== null && !found.some((one) => one.start === token.start))
        found.push(finding('grammar.rare', token, text, common));
    });
    return found;
  };
}

/** A word as it stands in prose: not blanked out, not all capitals, no name inside a sentence. */
function isPlain(token: Token, at: number, tokens: readonly Token[], text: string, prose: string): boolean {
  if (!token.word) return false;
  const raw = text.slice(token.start, token.end);
  if (prose.slice(token.start, token.end).trim().length !== raw.length) return false;
  if (raw === 'I' || /^\p{Ll}/u.test(raw)) return true;
  const opens = at === 0 || tokens[at - 1]!.text === END;
  return opens && (raw.length === 1 || /\p{Ll}/u.test(raw)) && !/\p{Ll}\p{Lu}/u.test(raw);
}

/** One for each word: the one that clears its bar by most. */
function strongest(all: readonly Likelier[], tokens: readonly Token[], least: readonly number[]): Likelier[] {
  const best = new Map<number, Likelier>();
  // Whoever writes the apostrophe mostly means it.
  const over = ({ odds, way, at }: Likelier): number =>
    odds - (least[way] ?? Infinity) - (tokens[at]!.text.includes("'") ? apostrophe : 0);
  for (const one of all) {
    if (over(one) < 0) continue;
    const held = best.get(one.at);
    if (!held || over(one) > over(held)) best.set(one.at, one);
  }
  return [...best.values()];
}

function finding(
  code: 'grammar.word' | 'grammar.rare',
  token: Token,
  text: string,
  other: string,
): FindingDraft {
  const words = text.slice(token.start, token.end);
  const suggestion = words === 'I' ? other : inCaseOf(words, other);
  return draft(code, token, { words, suggestion }, [suggestion]);
}
