/** Reads who may give and say what (config/checks/authority.yaml). */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import { anyFromStart, anyOf, patternList } from '../said-words.js';
import { type AuthorityRules, gifts, roleNames, statements } from './authority-check.js';

const amounts = z.record(
  z.string().regex(/^[A-Z]{3}$/, 'write the currency as INR, USD …'),
  z.number().nonnegative(),
);
const limits = z.strictObject({
  refund: amounts,
  goodwill: amounts,
  percent: z.number().min(0).max(100),
  gives: z.array(z.enum(gifts)),
  says: z.array(z.enum(statements)),
});
const said = z.strictObject({ clear: patternList, unclear: patternList });

export const authoritySchema = z.strictObject({
  roles: z.partialRecord(z.enum(roleNames), limits).refine((all) => all.agent !== undefined, {
    message: 'say at least what an agent may',
  }),
  offers: patternList,
  offersNot: patternList,
  gifts: z.strictObject(
    Object.fromEntries(gifts.map((gift) => [gift, patternList])) as Record<
      (typeof gifts)[number],
      typeof patternList
    >,
  ),
  statements: z.strictObject(
    Object.fromEntries(statements.map((kind) => [kind, said])) as Record<
      (typeof statements)[number],
      typeof said
    >,
  ),
  statesNot: patternList,
  reported: patternList,
  together: z.partialRecord(z.enum(statements), z.array(patternList).min(2)),
});

/** Throws EarshotError('invalid-input') naming file and key. */
export function loadAuthority(folder: string): AuthorityRules {
  const raw = readYaml(folder, 'authority.yaml', authoritySchema);
  const each = <K extends string, V, W>(of: Record<K, V>, make: (value: V) => W): Record<K, W> =>
    Object.fromEntries(Object.entries<V>(of).map(([key, value]) => [key, make(value)])) as Record<K, W>;
  return {
    roles: new Map(
      roleNames.flatMap((role) => {
        const own = raw.roles[role];
        return own ? [[role, { ...own, gives: new Set(own.gives), says: new Set(own.says) }]] : [];
      }),
    ),
    offers: anyOf(raw.offers),
    offersNot: anyOf(raw.offersNot),
    gifts: each(raw.gifts, anyOf),
    statements: each(raw.statements, ({ clear, unclear }) => ({
      clear: anyOf(clear),
      unclear: anyOf(unclear),
    })),
    statesNot: anyOf(raw.statesNot),
    reported: anyOf(raw.reported),
    together: new Map(
      statements.map((kind) => [kind, (raw.together[kind] ?? []).map((group) => anyFromStart(group))]),
    ),
  };
}
