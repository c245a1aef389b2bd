/**
 * What speaks against settings that have the right shape: levels milder than anybody may have them, limits that turn the order of roles
 * round, and what takes an administrator. Pure; answers in words that say what to do.
 */
import { type AuthorityRules, roleNames } from '../authority/authority-check.js';
import type { CannedRules } from '../canned/canned-check.js';
import type { Levels } from '../draft.js';
import { allFindingCodes, type FindingCode, findingCodes } from '../finding-codes.js';
import {
  authorityWith,
  cannedWith,
  type CheckSettings,
  isMilder,
  type Least,
  type LimitTable,
  tablesOf,
} from './check-settings.js';

export interface SettingsGround {
  delivered: Levels;
  least: Least;
  authority: AuthorityRules;
  canned: CannedRules;
}

export interface Problem {
  field: string;
  problem: string;
}

/** Of findings of these checks only an administrator makes less: they keep the limits that a lead has too. */
const ADMIN_CHECKS: readonly string[] = ['authority'];
/** And what these roles may give only an administrator raises. */
const ADMIN_ROLES: readonly string[] = ['lead', 'executive', 'admin'];

export const takesAdmin = (code: FindingCode): boolean => ADMIN_CHECKS.includes(findingCodes[code].check);

export function settingsProblems(now: CheckSettings, ground: SettingsGround): Problem[] {
  return [...weakened(now, ground), ...outOfOrder(now, ground), ...sentences(now, ground)];
}

/** What of the change from `was` to `now` is not a lead's to make. */
export function beyondLead(was: CheckSettings, now: CheckSettings, ground: SettingsGround): Problem[] {
  const { delivered, authority } = ground;
  const milder = allFindingCodes
    .filter(takesAdmin)
    .filter((code) => isMilder(now.levels[code] ?? delivered[code], was.levels[code] ?? delivered[code]))
    .map((code) => ({
      field: `levels.${code}`,
      problem: 'Limits bind leads too: only an administrator makes this check milder.',
    }));
  const had = tablesOf(authorityWith(authority, was.limits));
  const has = tablesOf(authorityWith(authority, now.limits));
  const raised = roleNames
    .filter((role) => ADMIN_ROLES.includes(role))
    .filter((role) => has[role] && (!had[role] || givesMore(has[role], had[role])))
    .map((role) => ({
      field: `limits.${role}`,
      problem: `Nobody raises what they may give themselves: only an administrator gives more to the role “${role}”.`,
    }));
  return [...milder, ...raised];
}

function weakened({ levels }: CheckSettings, { least }: SettingsGround): Problem[] {
  return allFindingCodes.flatMap((code) => {
    const wanted = levels[code];
    if (wanted === undefined || !isMilder(wanted, least[code])) return [];
    const about = findingCodes[code].check;
    const why = about.startsWith('secret')
      ? 'a secret that got out cannot be called back'
      : 'nobody may overrule it';
    return [
      {
        field: `levels.${code}`,
        problem: `${code} stays at “${least[code]}” or stricter: ${why}, so no brand makes it milder.`,
      },
    ];
  });
}

/** Whoever signs for others may give at least as much: else nobody could sign. */
function outOfOrder({ limits }: CheckSettings, { authority }: SettingsGround): Problem[] {
  const tables = tablesOf(authorityWith(authority, limits));
  const held = roleNames.flatMap((role) => (tables[role] ? [{ role, table: tables[role] }] : []));
  return held.slice(1).flatMap(({ role, table }, index) => {
    const { role: below, table: less } = held[index]!;
    if (!limits[role] && !limits[below]) return [];
    return (['refund', 'goodwill'] as const).flatMap((kind) =>
      Object.entries(less[kind])
        .filter(([currency, amount]) => amount > (table[kind][currency] ?? Infinity))
        .map(([currency, amount]) => ({
          field: `limits.${role}`,
          problem: `The role “${below}” may give ${amount} ${currency} (${kind}) and “${role}” only ${table[kind][currency]}. Raise the second, or lower the first.`,
        })),
    );
  });
}

function sentences({ canned }: CheckSettings, ground: SettingsGround): Problem[] {
  const { warnAt, blockAt } = cannedWith(ground.canned, canned).sentence;
  return warnAt <= blockAt
    ? []
    : [
        {
          field: 'canned.blockAt',
          problem: `The same sentence is told from the ${warnAt}th time and stopped from the ${blockAt}th. Stop it later, or tell it earlier.`,
        },
      ];
}

/** More of anything: an amount, a currency without a limit before, a share, a gift, a statement. */
function givesMore(now: LimitTable, was: LimitTable): boolean {
  const amounts = (['refund', 'goodwill'] as const).some(
    (kind) =>
      Object.entries(now[kind]).some(([currency, amount]) => amount > (was[kind][currency] ?? 0)) ||
      // Without a limit an amount is only asked about.
      Object.keys(was[kind]).some((currency) => now[kind][currency] === undefined),
  );
  return (
    amounts ||
    now.percent > was.percent ||
    now.gives.some((gift) => !was.gives.includes(gift)) ||
    now.says.some((statement) => !was.says.includes(statement))
  );
}
