/** What a brand changes of the checks as a form holds it, and back. Pure: lists are one line each, empty fields are as delivered. */
import type { CheckSettings, LimitTable } from '../../api/types.js';

export type Level = 'block' | 'warn' | 'off';
export const PHRASE_LANGUAGES = ['', 'en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;
export type PhraseLanguage = (typeof PHRASE_LANGUAGES)[number];
export const ROLES = ['agent', 'reviewer', 'lead', 'executive', 'admin'] as const;
export type LimitRole = (typeof ROLES)[number];
export const CANNED = ['warnFrom', 'warnFromInThread', 'warnAt', 'blockAt'] as const;

export interface LimitForm {
  /** A currency and an amount a line: "INR 10000". */
  refund: string;
  goodwill: string;
  percent: number | string;
  gives: LimitTable['gives'];
  says: LimitTable['says'];
}

export interface SettingsForm {
  levels: Record<string, Level>;
  dialect: '' | 'us' | 'gb';
  words: string;
  /** By language; the empty one is for all. */
  banned: Record<PhraseLanguage, string>;
  hosts: string;
  impostors: string;
  limits: Partial<Record<LimitRole, LimitForm>>;
  canned: Record<(typeof CANNED)[number], number | string>;
  toneShift: number;
}

/** Each once, in the order given; empty lines are nothing. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export const limitFormOf = (table: LimitTable): LimitForm => ({
  ...table,
  refund: amountLines(table.refund),
  goodwill: amountLines(table.goodwill),
});

export function formOf(settings: CheckSettings): SettingsForm {
  const phrases = (of: PhraseLanguage): string =>
    settings.banned
      .filter(({ language }) => (language ?? '') === of)
      .map(({ phrase }) => phrase)
      .join('\n');
  return {
    levels: { ...settings.levels },
    dialect: settings.dialect ?? '',
    words: settings.words.join('\n'),
    banned: Object.fromEntries(PHRASE_LANGUAGES.map((of) => [of, phrases(of)])) as SettingsForm['banned'],
    hosts: settings.hosts.join('\n'),
    impostors: settings.impostors.join('\n'),
    limits: Object.fromEntries(
      Object.entries(settings.limits).map(([role, table]) => [role, limitFormOf(table)]),
    ),
    canned: Object.fromEntries(
      CANNED.map((field) => [field, settings.canned[field] ?? '']),
    ) as SettingsForm['canned'],
    toneShift: settings.toneShift,
  };
}

export function settingsOf(form: SettingsForm): CheckSettings {
  const number = (value: number | string): number | null => (value === '' ? null : Number(value));
  return {
    levels: form.levels,
    dialect: form.dialect || null,
    words: linesOf(form.words),
    banned: PHRASE_LANGUAGES.flatMap((language) =>
      linesOf(form.banned[language]).map((phrase) => ({ phrase, language: language || null })),
    ),
    hosts: linesOf(form.hosts),
    impostors: linesOf(form.impostors),
    limits: Object.fromEntries(
      Object.entries(form.limits).map(([role, own]) => [
        role,
        {
          ...own,
          refund: amountsOf(own.refund).amounts,
          goodwill: amountsOf(own.goodwill).amounts,
          percent: Number(own.percent),
        },
      ]),
    ),
    canned: {
      warnFrom: number(form.canned.warnFrom),
      warnFromInThread: number(form.canned.warnFromInThread),
      warnAt: number(form.canned.warnAt),
      blockAt: number(form.canned.blockAt),
    },
    toneShift: form.toneShift,
  };
}

const amountLines = (amounts: Record<string, number>): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => `${currency} ${amount}`)
    .join('\n');

/** `wrong`: the first line that is none. A currency that stands there twice holds with its last amount. */
export function amountsOf(text: string): { amounts: Record<string, number>; wrong: string | null } {
  const read = linesOf(text).map((line) => ({
    line,
    match: /^([A-Za-z]{3})[\s:]+([\d,]+(?:\.\d+)?)$/.exec(line),
  }));
  return {
    amounts: Object.fromEntries(
      read.flatMap(({ match }) =>
        match ? [[match[1]!.toUpperCase(), Number(match[2]!.replace(/,/g, ''))] as const] : [],
      ),
    ),
    wrong: read.find(({ match }) => match === null)?.line ?? null,
  };
}

/** What keeps the form from being sent: a line of amounts that is none. */
export const unreadable = (form: SettingsForm): boolean =>
  Object.values(form.limits).some(
    ({ refund, goodwill }) => amountsOf(refund).wrong !== null || amountsOf(goodwill).wrong !== null,
  );

export const sameForm = (a: SettingsForm, b: SettingsForm): boolean =>
  steady(settingsOf(a)) === steady(settingsOf(b)) && unreadable(a) === unreadable(b);

/** As text that does not depend on the order of keys. */
function steady(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/**
 * My changes put onto what somebody else saved meanwhile: what I changed is mine, the rest is theirs; of lists each line that I added or
 * took out, so that two people who add words both get theirs.
 */
export function rebased(begun: SettingsForm, mine: SettingsForm, theirs: SettingsForm): SettingsForm {
  return {
    levels: keyed(begun.levels, mine.levels, theirs.levels),
    dialect: one(begun.dialect, mine.dialect, theirs.dialect),
    words: lines(begun.words, mine.words, theirs.words),
    banned: Object.fromEntries(
      PHRASE_LANGUAGES.map((of) => [of, lines(begun.banned[of], mine.banned[of], theirs.banned[of])]),
    ) as SettingsForm['banned'],
    hosts: lines(begun.hosts, mine.hosts, theirs.hosts),
    impostors: lines(begun.impostors, mine.impostors, theirs.impostors),
    limits: keyed(begun.limits, mine.limits, theirs.limits),
    canned: keyed(begun.canned, mine.canned, theirs.canned),
    toneShift: one(begun.toneShift, mine.toneShift, theirs.toneShift),
  };
}

const one = <T>(begun: T, mine: T, theirs: T): T => (steady(mine) === steady(begun) ? theirs : mine);

function keyed<T extends object>(begun: T, mine: T, theirs: T): T {
  const keys = [
    ...new Set([...Object.keys(begun), ...Object.keys(mine), ...Object.keys(theirs)]),
  ] as (keyof T)[];
  const kept = keys.map((key) => [key, one(begun[key], mine[key], theirs[key])] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as T;
}

function lines(begun: string, mine: string, theirs: string): string {
  const [had, have, others] = [linesOf(begun), linesOf(mine), linesOf(theirs)];
  const removed = new Set(had.filter((line) => !have.includes(line)));
  const added = have.filter((line) => !had.includes(line) && !others.includes(line));
  return [...others.filter((line) => !removed.has(line)), ...added].join('\n');
}
