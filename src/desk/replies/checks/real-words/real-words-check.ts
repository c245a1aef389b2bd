/**
 * Right words in the wrong place ("please fill out the from"), and words hardly ever used that are one letter from a common one.
 * Asked about English only. It never speaks of names, codes, the brand's own words, or what stands in capitals.
 */
import { blankOut } from '../blank-out.js';
import { draft, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import { inCaseOf } from '../spelled.js';
import type { RareWords } from './rare-words.js';
import type { Likelier, RealWordModel } from './real-word-model.js';
import { END, type Token, tokensOf } from './tokens.js';

/** `slips`: what the other parts are sure of; where one slip is, another is likelier, but not right beside it, where it hides what is meant. */
export type ReadRealWords = (context: CheckContext, slips: readonly Span[]) => FindingDraft[];

interface Span {
  start: number;
  end: number;
}

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
/** The first word of a sentence may be a name, and beside "co-founded" or "high-end" half a word is taken for a whole one. */
const capital = 1.5;
const besideHyphen = 1.5;

export function makeRealWords(
  model: () => RealWordModel | null,
  rare: RareWords,
  thresholds: { alone: Thresholds; familiar: Thresholds; besideSlips: Thresholds },
  /** 'written>meant', lower case: pairs that are suspected in vain; 'of_course': a word that is right before another. */
  never: ReadonlySet<string>,
  /** 0: the text is worded like no reply; 1: like one. There the model knows most, and less certainty is asked for. */
  familiarity: (tokens: readonly Token[]) => number,
): ReadRealWords {
  const strange = inOrder(thresholds.alone);
  const familiar = inOrder(thresholds.familiar);
  const besideSlips = inOrder(thresholds.besideSlips);
  return ({ text, allowWords }, slips) => {
    const loaded = model();
    const prose = blankOut(text);
    const tokens = tokensOf(text);
    const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
    const asked = (token: Token, at: number): boolean =>
      isPlain(token, at, tokens, text, prose) && !allowed.has(token.text);
    const inVain = (all: readonly Token[], at: number, other: string): boolean => {
      const [written, next = ''] = [all[at]!.text, all[at + 1]?.text];
      if (written === 'an' && /^[aeiou]/.test(next)) return true;
      return never.has(`${written}>${other}`) || never.has(`${written}_${next}`);
    };
    const part = familiarity(tokens);
    const alone = strange.map((least, way) => least + part * (familiar[way]! - least));
    const found = loaded
      ? strongest(
          loaded.judge(tokens, asked).filter(({ at, other }) => !inVain(tokens, at, other)),
          ({ at, odds, way }) => {
            const token = tokens[at]!;
            const slipped = slips.some((slip) => slip.end + 1 < token.start || token.end + 1 < slip.start);
            return odds - ((slipped ? besideSlips : alone)[way] ?? Infinity) - caution(token, prose);
          },
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

function inOrder({ matters, group, seldom, form, sound, edit, rare }: Thresholds): number[] {
  return [matters, group, seldom, form, sound, edit, rare];
}

/** How much surer than its threshold the model must be of this word. Whoever writes the apostrophe mostly means it. */
export function caution({ text, capital: isCapital, start, end }: Token, prose: string): number {
  const hyphen =
    /-\p{L}{1,20}\s$/u.test(prose.slice(0, start).slice(-23)) ||
    /^\s\p{L}{1,20}-/u.test(prose.slice(end, end + 23));
  return (text.includes("'") ? apostrophe : 0) + (isCapital ? capital : 0) + (hyphen ? besideHyphen : 0);
}

/** A word as it stands in prose: not blanked out, quoted or half of another, not all capitals, no name inside a sentence. */
export function isPlain(
  token: Token,
  at: number,
  tokens: readonly Token[],
  text: string,
  prose: string,
): boolean {
  if (!token.word) return false;
  const raw = text.slice(token.start, token.end);
  if (prose.slice(token.start, token.end).trim().length !== raw.length) return false;
  if (/[-–/&]/.test(prose[token.start - 1] ?? '') || /[-–/&]/.test(prose[token.end] ?? '')) return false;
  if (/["“‘']/.test(text[token.start - 1] ?? '') && /["”’']/.test(text[token.end] ?? '')) return false;
  if (raw === 'I' || /^\p{Ll}/u.test(raw)) return true;
  const opens = at === 0 || tokens[at - 1]!.text === END;
  return opens && (raw.length === 1 || /\p{Ll}/u.test(raw)) && !/\p{Ll}\p{Lu}/u.test(raw);
}

/** One for each word: the one that clears its bar by most. */
function strongest(all: readonly Likelier[], over: (one: Likelier) => number): Likelier[] {
  const best = new Map<number, Likelier>();
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
