/**
 * Secrets that are asked for without their name ("what does the message you just got say"): concepts that stand together in a
 * clause, in whatever order and language. Words are data; whether somebody asks, and what is forbidden, is the caller's business.
 */
import { z } from 'zod';
import type { AskedKind } from './secret-asked.js';
import { anyFromStart, patternList } from './said-words.js';

const kinds = [
  'card',
  'card-code',
  'pin',
  'one-time-code',
  'password',
  'identity',
  'bank',
  'contact',
] as const satisfies readonly AskedKind[];

export const secretMeaningsSchema = z
  .strictObject({
    concepts: z.record(z.string(), patternList),
    meanings: z.array(
      z.strictObject({
        kind: z.enum(kinds),
        all: z.array(z.string()).min(1),
        around: z.array(z.string()).default([]),
        none: z.array(z.string()),
        /** Also where the customer is otherwise sent elsewhere: "to reset it I must know the old one". */
        always: z.boolean().default(false),
      }),
    ),
    harmless: patternList,
    settled: patternList,
    bareAsks: patternList,
  })
  .superRefine(({ concepts, meanings }, context) => {
    for (const name of meanings.flatMap(({ all, around, none }) => ['wants', ...all, ...around, ...none]))
      if (!(name in concepts))
        context.addIssue({ code: 'custom', message: `there is no concept "${name}"`, path: ['meanings'] });
  });

export interface SecretMeanings {
  /** The kind of secret the clause means, the first of the list; null where it means none. */
  kindIn: (clause: string, whole: string) => { kind: AskedKind; always: boolean } | null;
  /** Somebody wants something, by whatever word. */
  wants: RegExp;
  /** Digits that are no secret: a postal code, a meter. */
  harmless: RegExp;
  /** Says that what is named is not wanted. */
  settled: RegExp;
  /** A clause that is nothing but a request: "tell me". */
  bareAsk: RegExp;
}

export function compileSecretMeanings(words: z.output<typeof secretMeaningsSchema>): SecretMeanings {
  const concepts = new Map(Object.entries(words.concepts).map(([name, list]) => [name, anyFromStart(list)]));
  const of = (names: readonly string[]): RegExp[] => names.map((name) => concepts.get(name)!);
  const meanings = words.meanings.map(({ kind, always, all, around, none }) => ({
    kind,
    always,
    all: of(all),
    around: of(around),
    none: of(none),
  }));
  return {
    kindIn: (clause, whole) => {
      const [here, there] = [remembered(clause), remembered(whole)];
      return (
        meanings.find(
          ({ all, around, none }) => all.every(here) && !none.some(here) && around.every(there),
        ) ?? null
      );
    },
    wants: concepts.get('wants')!,
    harmless: anyFromStart(words.harmless),
    settled: anyFromStart(words.settled),
    bareAsk: new RegExp(`^(?:${words.bareAsks.join('|')})$`, 'iu'),
  };
}

/** Many meanings ask for the same concepts of the same words. */
function remembered(text: string): (pattern: RegExp) => boolean {
  const known = new Map<RegExp, boolean>();
  return (pattern) => {
    const answer = known.get(pattern) ?? pattern.test(text);
    known.set(pattern, answer);
    return answer;
  };
}
