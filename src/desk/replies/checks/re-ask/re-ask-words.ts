/** The words of the re-ask guard, compiled once. Pure. */
import { z } from 'zod';
import type { AskModel } from './ask-model.js';
import { KnownNames } from './known-names.js';
import { LoanWords } from './loan-words.js';
import { NamedNumbers } from './named-numbers.js';
import { SpokenNumbers } from './spoken-numbers.js';
import type { DayWords } from './which-day.js';
import { anyFromStart, eachFromStart, patternList as sources } from '../said-words.js';

export const reAskKinds = [
  'order-number',
  'account-id',
  'date',
  'screenshot',
  'email',
  'phone',
  'device',
  'address',
  'location',
  'amount',
  'name',
  'problem',
] as const;
export type ReAskKind = (typeof reAskKinds)[number];

const share = z.number().min(0).max(1);
const kind = z.strictObject({
  nouns: sources,
  questions: sources,
  except: sources,
  given: sources,
  notGiven: sources,
});
export const reAskWordsSchema = z.strictObject({
  asks: sources,
  asksNot: sources,
  notGiven: sources,
  noAnswer: sources,
  models: sources,
  codes: sources,
  days: z.strictObject({
    passing: sources,
    lasting: sources,
    ago: sources,
    anything: sources,
    point: sources,
    free: sources,
  }),
  learnedFrom: z.strictObject({ asking: share, telling: share, trouble: share }),
  numbers: z.strictObject({ number: sources, accounts: sources, devices: sources, others: sources }),
  bareNumbers: sources,
  numbered: sources,
  wishes: sources,
  objects: z.record(z.string(), sources),
  papers: z.array(z.string()),
  pictureOf: sources,
  whose: z.strictObject({
    wentWell: sources,
    contrast: sources,
    rivals: sources,
    bodies: sources,
    persons: sources,
    mine: sources,
    pronouns: sources,
  }),
  kinds: z.strictObject(
    Object.fromEntries(reAskKinds.map((name) => [name, kind])) as Record<ReAskKind, typeof kind>,
  ),
  fits: z.array(z.strictObject({ kind: z.enum(reAskKinds), asked: sources, given: sources })),
});

export interface KindWords {
  kind: ReAskKind;
  nouns: RegExp;
  questions: RegExp;
  except: RegExp;
  /** The same, everywhere in a clause. */
  everyExcept: RegExp;
  given: RegExp;
  everyGiven: RegExp;
  notGiven: RegExp;
  /** The same with the number after it, everywhere in a clause. */
  ofAnother: RegExp;
}

export interface ReAskWords {
  asks: RegExp;
  asksNot: RegExp;
  notGiven: RegExp;
  model: AskModel | null;
  /** What else a clause asks for, from so likely on: where it asks at all, where no rule hears it ask, and for what is wrong. */
  learnedFrom: Readonly<Record<'asking' | 'telling' | 'trouble', number>>;
  /** Makes and models, and codes, by how they are written: case matters. */
  models: RegExp;
  codes: RegExp;
  days: DayWords;
  /** Follows our question and is no answer to it. */
  noAnswer: RegExp;
  /** Whatever has a number. */
  numbers: NamedNumbers;
  /** English words in the scripts of Hindi and Tamil. */
  loans: LoanWords;
  /** Told digit by digit. */
  spoken: SpokenNumbers;
  /** Names that tell of themselves what they are. */
  names: ReadonlyMap<ReAskKind, KnownNames>;
  /** "What's the number?", where the sentence before names what is `numbered`, asks for the order's. */
  bareNumbers: RegExp;
  numbered: RegExp;
  /** Asks for what the customer would like, not for what was. */
  wishes: RegExp;
  /** What a picture may show, by name. */
  objects: readonly (readonly [string, RegExp])[];
  /** Those objects that are written or printed. */
  papers: ReadonlySet<string>;
  /** Asks for the picture of a thing, not for any attachment. */
  pictureOf: RegExp;
  /** Tells the thing that is spoken of from another one of its sort. */
  whose: Readonly<
    Record<'wentWell' | 'contrast' | 'rivals' | 'bodies' | 'persons' | 'mine' | 'pronouns', RegExp>
  >;
  kinds: readonly KindWords[];
  fits: readonly { kind: ReAskKind; asked: RegExp; given: RegExp }[];
}

export const reAskNamesSchema = z.strictObject({
  location: z.array(z.string()),
  device: z.array(z.string()),
  loans: z.record(z.string(), z.string()),
  digits: z.record(z.string().regex(/^\d$/), z.string()),
  times: z.record(z.string().regex(/^\d$/), z.string()),
});

export function compileReAskWords(
  words: z.output<typeof reAskWordsSchema>,
  names: z.output<typeof reAskNamesSchema>,
  model: AskModel | null = null,
): ReAskWords {
  return {
    asks: anyFromStart(words.asks),
    asksNot: anyFromStart(words.asksNot),
    notGiven: anyFromStart(words.notGiven),
    model,
    learnedFrom: words.learnedFrom,
    models: anyFromStart(words.models, 'gu'),
    codes: anyFromStart(words.codes, 'gu'),
    days: eachFromStart(words.days),
    noAnswer: anyFromStart(words.noAnswer),
    numbers: new NamedNumbers({
      number: new RegExp(words.numbers.number.join('|'), 'iu'),
      accounts: anyFromStart(words.numbers.accounts),
      devices: anyFromStart(words.numbers.devices),
      others: anyFromStart(words.numbers.others),
    }),
    names: new Map(
      (['location', 'device'] as const).map((kind) => [
        kind,
        new KnownNames(names[kind].flatMap((line) => line.split(' '))),
      ]),
    ),
    loans: new LoanWords(names.loans),
    spoken: new SpokenNumbers(names.digits, names.times),
    bareNumbers: anyFromStart(words.bareNumbers),
    numbered: anyFromStart(words.numbered),
    wishes: anyFromStart(words.wishes),
    objects: Object.entries(words.objects).map(([name, list]) => [name, anyFromStart(list)] as const),
    papers: new Set(words.papers),
    pictureOf: anyFromStart(words.pictureOf),
    whose: eachFromStart(words.whose),
    kinds: reAskKinds.map((name) => {
      const { nouns, questions, except, given, notGiven } = words.kinds[name];
      // A name is told from a word by its capital.
      const flags = name === 'name' ? 'u' : 'iu';
      return {
        kind: name,
        nouns: anyFromStart(nouns),
        questions: anyFromStart(questions),
        except: anyFromStart(except),
        everyExcept: anyFromStart(except, 'giu'),
        given: anyFromStart(given, flags),
        everyGiven: anyFromStart(given, `g${flags}`),
        notGiven: anyFromStart(notGiven),
        ofAnother: new RegExp(
          `(?:${anyFromStart(notGiven).source})(?:[^\\p{N}]{0,14}\\p{N}[\\p{N} -]*)?`,
          'giu',
        ),
      };
    }),
    fits: words.fits.map(({ kind, asked, given }) => ({
      kind,
      asked: anyFromStart(asked),
      given: anyFromStart(given),
    })),
  };
}
