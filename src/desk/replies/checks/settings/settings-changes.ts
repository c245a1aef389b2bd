/** What one version of a brand's settings changed of the one before: for the history and the audit log. Pure. */
import type { BannedPhrase, CheckSettings } from './check-settings.js';

export interface SettingsChange {
  what: 'level' | 'dialect' | 'words' | 'banned' | 'hosts' | 'impostors' | 'limits' | 'canned' | 'tone';
  /** Which finding, role or limit; null where there is only one. */
  name: string | null;
  /** Null: as delivered. Empty for lists. */
  was: string | null;
  now: string | null;
  /** Of lists. */
  added: string[];
  removed: string[];
}

export function changesBetween(was: CheckSettings, now: CheckSettings): SettingsChange[] {
  return [
    ...values('level', was.levels, now.levels),
    ...value('dialect', null, was.dialect, now.dialect),
    ...list('words', was.words, now.words),
    ...list('banned', was.banned.map(saidOf), now.banned.map(saidOf)),
    ...list('hosts', was.hosts, now.hosts),
    ...list('impostors', was.impostors, now.impostors),
    ...values('limits', was.limits, now.limits),
    ...values('canned', was.canned, now.canned),
    ...value('tone', null, was.toneShift || null, now.toneShift || null),
  ];
}

const saidOf = ({ phrase, language }: BannedPhrase): string =>
  language ? `${phrase} (${language})` : phrase;

type Values = Readonly<Record<string, unknown>>;

function values(what: SettingsChange['what'], was: object, now: object): SettingsChange[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort();
  return names.flatMap((name) => value(what, name, (was as Values)[name], (now as Values)[name]));
}

function value(
  what: SettingsChange['what'],
  name: string | null,
  was: unknown,
  now: unknown,
): SettingsChange[] {
  const [before, after] = [shown(was), shown(now)];
  return before === after ? [] : [{ what, name, was: before, now: after, added: [], removed: [] }];
}

/** Keys in order: the database gives them back in another than they were sent in. */
function shown(one: unknown): string | null {
  if (one === undefined || one === null) return null;
  if (typeof one !== 'object') return String(one as string | number);
  if (Array.isArray(one)) return one.map(String).sort().join(', ');
  return Object.entries(one)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, of]) => `${key}: ${shown(of) ?? ''}`)
    .join('; ');
}

function list(
  what: SettingsChange['what'],
  was: readonly string[],
  now: readonly string[],
): SettingsChange[] {
  const added = now.filter((one) => !was.includes(one));
  const removed = was.filter((one) => !now.includes(one));
  return added.length + removed.length === 0
    ? []
    : [{ what, name: null, was: null, now: null, added, removed }];
}
