/** The language somebody asked for before signing in: it outranks the one their account remembers, once. */
import type { Locale } from '../api/types.js';

let chosen: Locale | null = null;

export const chooseLocale = (locale: Locale): void => {
  chosen = locale;
};

export function takeChosenLocale(): Locale | null {
  const locale = chosen;
  chosen = null;
  return locale;
}
