/**
 * Starts i18next with English, Hindi and Tamil. Each language is its own chunk: a Tamil reader never downloads Hindi.
 * English is always there, so that a code nobody translated yet still shows words.
 */
import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LOCALES, pickLocale } from './locale.js';
import type { Locale } from '../api/types.js';

const KEY = 'earshot.locale';

const loaders: Record<Locale, () => Promise<{ default: Resource[string] }>> = {
  en: () => import('./locales/en.js'),
  hi: () => import('./locales/hi.js'),
  ta: () => import('./locales/ta.js'),
};

export async function startI18n(): Promise<void> {
  const first = pickLocale(localStorage.getItem(KEY), navigator.languages);
  const wanted = [...new Set<Locale>(['en', first])];
  const bundles = await Promise.all(
    wanted.map(async (locale) => [locale, (await loaders[locale]()).default] as const),
  );
  await i18next.use(initReactI18next).init({
    resources: Object.fromEntries(bundles),
    lng: first,
    fallbackLng: 'en',
    supportedLngs: LOCALES,
    ns: ['desk', 'finding', 'reason'],
    defaultNS: 'desk',
    // React escapes; single braces are what the server's own sentences use.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    returnNull: false,
  });
  markDocument(first);
}

/** Loads and shows a language, and remembers it on this machine. */
export async function showLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'desk')) {
    const bundle = (await loaders[locale]()).default;
    for (const [namespace, words] of Object.entries(bundle))
      i18next.addResourceBundle(locale, namespace, words);
  }
  await i18next.changeLanguage(locale);
  localStorage.setItem(KEY, locale);
  markDocument(locale);
}

function markDocument(locale: Locale): void {
  document.documentElement.lang = locale;
}
