/** The words of the re-ask guard, compiled once. Pure. */
import { z } from 'zod';
import { anyFromStart, patternList as sources } from '../said-words.js';

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
  given: RegExp;
  notGiven: RegExp;
  /** The same with the number after it, everywhere in a clause. */
  ofAnother: RegExp;
}

export interface ReAskWords {
  asks: RegExp;
  asksNot: RegExp;
  notGiven: RegExp;
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

export function compileReAskWords(words: z.output<typeof reAskWordsSchema>): ReAskWords {
  return {
    asks: anyFromStart(words.asks),
    asksNot: anyFromStart(words.asksNot),
    notGiven: anyFromStart(words.notGiven),
    bareNumbers: anyFromStart(words.bareNumbers),
    numbered: anyFromStart(words.numbered),
    wishes: anyFromStart(words.wishes),
    objects: Object.entries(words.objects).map(([name, list]) => [name, anyFromStart(list)] as const),
    papers: new Set(words.papers),
    pictureOf: anyFromStart(words.pictureOf),
    whose: {
      wentWell: anyFromStart(words.whose.wentWell),
      contrast: anyFromStart(words.whose.contrast),
      rivals: anyFromStart(words.whose.rivals),
      bodies: anyFromStart(words.whose.bodies),
      persons: anyFromStart(words.whose.persons),
      mine: anyFromStart(words.whose.mine),
      pronouns: anyFromStart(words.whose.pronouns),
    },
    kinds: reAskKinds.map((name) => {
      const { nouns, questions, except, given, notGiven } = words.kinds[name];
      return {
        kind: name,
        nouns: anyFromStart(nouns),
        questions: anyFromStart(questions),
        except: anyFromStart(except),
        // A name is told from a word by its capital.
        given: anyFromStart(given, name === 'name' ? 'u' : 'iu'),
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
