/** The words of the re-ask guard, compiled once. Pure. */
import { z } from 'zod';

const sources = z.array(z.string().min(1)).superRefine((list, context) => {
  for (const source of list) {
    try {
      new RegExp(source, 'giu');
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `"${source}" is no regular expression: ${(error as Error).message}`,
      });
    }
  }
});

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
  objects: z.record(z.string(), sources),
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
}

export interface ReAskWords {
  asks: RegExp;
  asksNot: RegExp;
  notGiven: RegExp;
  objects: readonly RegExp[];
  kinds: readonly KindWords[];
  fits: readonly { kind: ReAskKind; asked: RegExp; given: RegExp }[];
}

export function compileReAskWords(words: z.output<typeof reAskWordsSchema>): ReAskWords {
  return {
    asks: anyOf(words.asks),
    asksNot: anyOf(words.asksNot),
    notGiven: anyOf(words.notGiven),
    objects: Object.values(words.objects).map((list) => anyOf(list)),
    kinds: reAskKinds.map((name) => {
      const { nouns, questions, except, given, notGiven } = words.kinds[name];
      return {
        kind: name,
        nouns: anyOf(nouns),
        questions: anyOf(questions),
        except: anyOf(except),
        // A name is told from a word by its capital.
        given: anyOf(given, name === 'name' ? 'u' : 'iu'),
        notGiven: anyOf(notGiven),
      };
    }),
    fits: words.fits.map(({ kind, asked, given }) => ({ kind, asked: anyOf(asked), given: anyOf(given) })),
  };
}

function anyOf(list: readonly string[], flags = 'iu'): RegExp {
  if (list.length === 0) return /(?!)/u;
  return new RegExp(list.map((source) => `(?<![\\p{L}\\p{M}\\p{N}])(?:${source})`).join('|'), flags);
}
