/**
 * What a brand changes of the checks of its replies, as pure data. Whatever is not set stays as config/checks delivers it; the check
 * of secrets and everything that nobody may overrule is never made milder by it, however it was stored.
 */
import {
  type AuthorityRules,
  type Gift,
  type Limits,
  roleNames,
  type Statement,
} from '../authority/authority-check.js';
import type { CannedRules } from '../canned/canned-check.js';
import type { Level, Levels } from '../draft.js';
import type { Dialect } from '../dialect-check.js';
import { allFindingCodes, type FindingCode, findingCodes } from '../finding-codes.js';
import type { LinkRules } from '../links/links-check.js';
import type { OverrulingRules } from '../overruling.js';
import type { ReplyLanguage } from '../reply-language.js';
import type { ToneLimits } from '../tone/tone-files.js';

export type AuthorityRole = (typeof roleNames)[number];

/** As Limits, the way it is stored and sent. Amounts by currency; a currency that is missing only warns. */
export interface LimitTable {
  refund: Readonly<Record<string, number>>;
  goodwill: Readonly<Record<string, number>>;
  /** The largest share off, 0 to 100. */
  percent: number;
  gives: readonly Gift[];
  says: readonly Statement[];
}

export interface BannedPhrase {
  phrase: string;
  /** Only in replies of this language; null: in all. */
  language: Exclude<ReplyLanguage, 'und'> | null;
}

/** Null: as delivered. Scores of 100; the how-manieth same sentence under one post. */
export interface CannedLimits {
  warnFrom: number | null;
  warnFromInThread: number | null;
  warnAt: number | null;
  blockAt: number | null;
}

export interface CheckSettings {
  levels: Readonly<Partial<Record<FindingCode, Level>>>;
  /** Null: both ways of spelling English are right. */
  dialect: Dialect | null;
  /** Right words, beside those of the brand and the names in the thread. */
  words: readonly string[];
  banned: readonly BannedPhrase[];
  /** Hosts its links may lead to, with everything below them. */
  hosts: readonly string[];
  /** Handles of those who pretend to be the brand, without the @. */
  impostors: readonly string[];
  /** By role, each whole. */
  limits: Readonly<Partial<Record<AuthorityRole, LimitTable>>>;
  canned: CannedLimits;
  /** Added to the likelihood from which a whole reply is stopped as unkind, in hundredths: above 0 fewer are stopped. */
  toneShift: number;
}

export const AS_DELIVERED: CheckSettings = {
  levels: {},
  dialect: null,
  words: [],
  banned: [],
  hosts: [],
  impostors: [],
  limits: {},
  canned: { warnFrom: null, warnFromInThread: null, warnAt: null, blockAt: null },
  toneShift: 0,
};

const strength: Readonly<Record<Level, number>> = { off: 0, warn: 1, block: 2 };

export const isMilder = (one: Level, than: Level): boolean => strength[one] < strength[than];

/** The mildest level a brand may give a finding; by what is delivered and by whether anybody may overrule its check. */
export type Least = Readonly<Record<FindingCode, Level>>;

/** Nobody overrules it, so no brand makes it milder than it is delivered; of the rest everything may be switched off. */
export function leastLevels(delivered: Levels, overruling: OverrulingRules): Least {
  return Object.fromEntries(
    allFindingCodes.map((code) => [code, overruling.has(findingCodes[code].check) ? 'off' : delivered[code]]),
  ) as Record<FindingCode, Level>;
}

/** What a brand sets, never below `least`. */
export function levelsWith(delivered: Levels, least: Least, set: CheckSettings['levels']): Levels {
  return Object.fromEntries(
    allFindingCodes.map((code) => {
      const wanted = set[code] ?? delivered[code];
      return [code, isMilder(wanted, least[code]) ? least[code] : wanted];
    }),
  ) as Levels;
}

export function authorityWith(rules: AuthorityRules, set: CheckSettings['limits']): AuthorityRules {
  const roles = roleNames.flatMap((role): [string, Limits][] => {
    const own = set[role];
    const limits = own
      ? { ...own, gives: new Set(own.gives), says: new Set(own.says) }
      : rules.roles.get(role);
    return limits ? [[role, limits]] : [];
  });
  return { ...rules, roles: new Map(roles) };
}

/** The other way round: what holds, as it is stored and sent. */
export function tablesOf({ roles }: AuthorityRules): Partial<Record<AuthorityRole, LimitTable>> {
  return Object.fromEntries(
    [...roles].map(([role, limits]) => [
      role,
      { ...limits, gives: [...limits.gives], says: [...limits.says] },
    ]),
  );
}

export const linksWith = (rules: LinkRules, hosts: readonly string[]): LinkRules => ({
  ...rules,
  always: [...rules.always, ...hosts],
});

export function cannedWith(rules: CannedRules, set: CannedLimits): CannedRules {
  const { warnAt, blockAt } = set;
  return {
    ...rules,
    warnFrom: set.warnFrom ?? rules.warnFrom,
    warnFromInThread: set.warnFromInThread ?? rules.warnFromInThread,
    sentence: {
      ...rules.sentence,
      warnAt: warnAt ?? rules.sentence.warnAt,
      blockAt: blockAt ?? rules.sentence.blockAt,
    },
  };
}

/** However far it is moved: half a likelihood never stops, near certainty always does. */
const LEAST_UNKIND = 0.5;
const MOST_UNKIND = 0.97;

export function toneWith(limits: ToneLimits, shift: number): ToneLimits {
  if (shift === 0) return limits;
  const moved = (from: number): number => Math.min(MOST_UNKIND, Math.max(LEAST_UNKIND, from + shift / 100));
  const unkindFrom = Object.fromEntries(
    Object.entries(limits.unkindFrom).map(([language, from]) => [language, moved(from)]),
  ) as ToneLimits['unkindFrom'];
  return { ...limits, unkindFrom, aloneFrom: moved(limits.aloneFrom) };
}
