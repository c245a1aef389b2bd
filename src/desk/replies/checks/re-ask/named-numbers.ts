/**
 * Whatever has a number: "the folder number", "token no", "फ़ोल्डर नंबर". What it is the number of need not be known: the same
 * word stands beside a number in the thread. Pure; words are data.
 */
import { toneSound } from '../tone/tone-sounds.js';

export interface NumbersWords {
  number: RegExp;
  accounts: RegExp;
  devices: RegExp;
  others: RegExp;
}
export interface AskedNumber {
  kind: 'order-number' | 'account-id' | 'device';
  noun: string;
}

const value =
  /^['’]?s?(?:[ :#=-]|(?:is|was|[Nn]o|[Nn]umber|[Nn]um|[Ii][Dd]|code|ref|hai|dhan|नंबर|नम्बर|संख्या|है|எண்|நம்பர்)(?![\p{L}\p{M}])\.?){0,8}?((?:\p{L}{1,4}[-/]?|\p{Lu}{1,4} )?\p{N}[\p{L}\p{N}/-]*(?: \p{N}[\p{L}\p{N}/-]*)*)(?![\p{L}\p{N}*])/u;
const masked = /x{2,}|\*/iu;
/** A short one needs a letter before it. */
const enough = /\p{N}.*\p{N}.*\p{N}|^\p{Lu}-?\p{N}\p{N}/u;

export class NamedNumbers {
  private readonly named: RegExp;

  constructor(private readonly words: NumbersWords) {
    this.named = new RegExp(
      `(?<![\\p{L}\\p{M}])([\\p{L}][\\p{L}\\p{M}]{2,})(?:'s)?[ -](?:(?:ka|ki|ke|oda|का|की|के) )?(?:${words.number.source})(?![\\p{L}\\p{N}])`,
      'giu',
    );
  }

  asked(clause: string): AskedNumber[] {
    const found: AskedNumber[] = [];
    for (const [, noun = ''] of clause.matchAll(this.named)) {
      if (this.words.others.test(noun)) continue;
      const { accounts, devices } = this.words;
      const kind = accounts.test(noun) ? 'account-id' : devices.test(noun) ? 'device' : 'order-number';
      found.push({ kind, noun });
    }
    return found;
  }

  /** The number that stands beside the very noun, with it; null where none does. */
  given(noun: string, clause: string): string | null {
    const wanted = heard(noun);
    for (const { 0: word, index } of clause.matchAll(/\p{L}[\p{L}\p{M}]+/gu)) {
      if (!alike(heard(word), wanted)) continue;
      const [all, number] = value.exec(clause.slice(index + word.length)) ?? [];
      if (all && number && enough.test(number) && !masked.test(number))
        return clause.slice(index, index + word.length + all.length);
    }
    return null;
  }
}

const heard = (word: string): string => toneSound(word, 'ta') ?? word.toLowerCase();

/** Endings of Hindi and Tamil may follow. */
const alike = (one: string, other: string): boolean =>
  one.length > 2 &&
  other.length > 2 &&
  (one.startsWith(other) || other.startsWith(one)) &&
  Math.abs(one.length - other.length) < 4;
