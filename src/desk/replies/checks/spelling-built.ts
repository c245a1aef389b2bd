/**
 * Whether a word that no dictionary has is put together as new words are ("prepaid-ness", "rebooker", "hypoallergenic"). Such a word is no slip by that alone. Pure; it must never excuse a near miss of a common word.
 */
import type { EnglishWords } from './english-words.js';

export interface WordParts {
  /** Right before and after a known word: 'un', 'ness'. */
  affixes: { prefixes: readonly string[]; suffixes: readonly string[] };
  /** 'hypo-' begins a learned word, '-itis' ends one, '~er' may follow a known word. */
  combining: readonly string[];
}

const shortestStem = 4;
const shortestLearned = 8;

export class BuiltWords {
  private readonly begins: readonly string[];
  private readonly ends: readonly string[];
  private readonly endings: readonly string[];

  constructor(
    private readonly english: EnglishWords,
    private readonly parts: WordParts,
  ) {
    const { combining } = parts;
    this.begins = combining.filter((one) => one.endsWith('-')).map((one) => one.slice(0, -1));
    this.ends = combining.filter((one) => one.startsWith('-')).map((one) => one.slice(1));
    this.endings = combining.filter((one) => one.startsWith('~')).map((one) => one.slice(1));
  }

  /** A known word with an affix that makes words of words. */
  isDerived(lower: string): boolean {
    const { prefixes, suffixes } = this.parts.affixes;
    return [
      ...prefixes.filter((affix) => lower.startsWith(affix)).map((affix) => lower.slice(affix.length)),
      ...suffixes.filter((affix) => lower.endsWith(affix)).map((affix) => lower.slice(0, -affix.length)),
    ].some((stem) => stem.length >= shortestStem && this.english.known(stem));
  }

  /** A known word with an ending that makes new ones: "bottlings", "funders". `near`: what else it may have been meant for. */
  isInflected(lower: string, near: string | undefined): boolean {
    return this.endings
      .filter((ending) => lower.endsWith(ending))
      .map((ending) => lower.slice(0, -ending.length))
      .filter((rest) => near === undefined || !near.startsWith(rest) || `${near}s` === lower)
      .some(
        (rest) => rest.length >= shortestStem && stemsBefore(rest).some((stem) => this.english.known(stem)),
      );
  }

  /** "saturations": the dictionaries have the word, and offer nothing but its possessive. "injurys" has an "injuries". */
  isPlural(lower: string, near: string | undefined): boolean {
    const one = lower.slice(0, -1);
    return (
      lower.length >= 6 &&
      near === `${one}'s` &&
      !/[^aeiou]y$|(?:s|x|z|ch|sh|ren)$/.test(one) &&
      this.english.known(one)
    );
  }

  /** Two known words of some length: "lighthouse" is "light" and "house". */
  isCompound(lower: string): boolean {
    for (let cut = shortestStem; cut <= lower.length - shortestStem; cut += 1) {
      const [left, right] = [lower.slice(0, cut), lower.slice(cut)];
      if (this.english.rank(left) < 3000 && this.english.rank(right) < 8000) return true;
    }
    return false;
  }

  /** "hypoallergenic": a learned beginning before a known word, or a learned ending. */
  isLearned(lower: string): boolean {
    if (lower.length < shortestLearned) return false;
    const ended = this.ends.some((piece) => lower.endsWith(piece));
    return this.begins
      .filter((piece) => lower.startsWith(piece))
      .map((piece) => lower.slice(piece.length))
      .some((rest) => ended || (rest.length >= shortestStem && this.english.known(rest)));
  }
}

/** What may stand before an ending: the word itself, without its e. A doubled letter is left to the dictionaries. */
function stemsBefore(rest: string): string[] {
  return /[^aeiou]$/.test(rest) ? [rest, `${rest}e`] : [];
}
