/** Shows the desk in the language that the person's account says, wherever they sign in. */
import { useEffect } from 'react';
import { showLocale } from '../i18n/i18n.js';
import { isLocale } from '../i18n/locale.js';
import { useMe } from '../session/use-session.js';

export function LocaleFollower() {
  const { locale } = useMe().person;
  useEffect(() => {
    if (isLocale(locale)) void showLocale(locale);
  }, [locale]);
  return null;
}
