/** Which of the desk's languages to show. Pure. */
import type { Locale } from '../api/types.js';

export const LOCALES: readonly Locale[] = ['en', 'hi', 'ta'];
/** Each language by its own name, so that it is found by whoever reads no other. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', hi: 'हिन्दी', ta: 'தமிழ்' };

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale);

/** What was chosen here before, else the first language of the browser that the desk speaks, else English. */
export function pickLocale(stored: string | null, browser: readonly string[]): Locale {
  if (isLocale(stored)) return stored;
  for (const tag of browser) {
    const base = tag.toLowerCase().split('-')[0];
    if (isLocale(base)) return base;
  }
  return 'en';
}
