/** The language of the pages before sign-in, each by its own name. What is chosen here becomes the person's language. */
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showLocale } from '../i18n/i18n.js';
import { LOCALES, LOCALE_NAMES } from '../i18n/locale.js';
import { chooseLocale } from '../session/chosen-locale.js';

export function LocaleSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <Group gap={4} role="group" aria-label={t('shell.profile.language')}>
      {LOCALES.map((locale) => (
        <Button
          key={locale}
          size="compact-sm"
          variant={i18n.language === locale ? 'light' : 'subtle'}
          color={i18n.language === locale ? 'tide' : 'gray'}
          aria-pressed={i18n.language === locale}
          lang={locale}
          onClick={() => {
            chooseLocale(locale);
            void showLocale(locale);
          }}
        >
          {LOCALE_NAMES[locale]}
        </Button>
      ))}
    </Group>
  );
}
