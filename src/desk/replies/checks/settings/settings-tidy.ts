/**
 * Settings in their one form: no word twice, handles without their @, nothing that this version of the program does not know. Pure.
 * `tidied` is for what comes in, `known` for what was stored, perhaps by another version.
 */
import { roleNames } from '../authority/authority-check.js';
import { allFindingCodes } from '../finding-codes.js';
import { AS_DELIVERED, type CheckSettings } from './check-settings.js';

export function tidied(settings: CheckSettings): CheckSettings {
  const once = <T>(items: readonly T[], key: (item: T) => string): T[] => {
    const seen = new Set<string>();
    return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
  };
  const same = (text: string): string => text.toLowerCase();
  return {
    ...settings,
    // Of two ways of writing a word both may be meant: "nila" and "NILA".
    words: once(settings.words, (word) => word),
    banned: once(settings.banned, ({ phrase, language }) => `${same(phrase)} ${language ?? ''}`),
    hosts: once(settings.hosts, same),
    impostors: once(
      settings.impostors.map((handle) => handle.replace(/^@/u, '')),
      same,
    ),
  };
}

export function known(stored: Partial<CheckSettings>): CheckSettings {
  const all = { ...AS_DELIVERED, ...stored };
  return {
    ...all,
    levels: only(all.levels, allFindingCodes),
    limits: only(all.limits, roleNames),
    canned: { ...AS_DELIVERED.canned, ...all.canned },
  };
}

function only<V extends object>(values: V, keys: readonly string[]): V {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.includes(key))) as V;
}
