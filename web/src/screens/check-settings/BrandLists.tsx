/** The brand's own words, hosts and accounts, one a line, with what is known without them; and phrases that it does not use. */
import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { PartProps } from './CheckGroup.js';
import { linesOf, PHRASE_LANGUAGES, type PhraseLanguage } from './settings-form.js';

const KNOWN_SHOWN = 20;

export function SpellingDialect({ form, set }: PartProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('checkSettings.dialect.label')}
      description={t('checkSettings.dialect.help')}
      maw={420}
      value={form.dialect}
      onChange={(event) => set({ dialect: event.currentTarget.value as typeof form.dialect })}
      data={(['', 'gb', 'us'] as const).map((value) => ({
        value,
        label: t(`checkSettings.dialect.${value || 'both'}`),
      }))}
    />
  );
}

export function LineList({
  form,
  set,
  field,
  known,
}: PartProps & { field: 'words' | 'hosts' | 'impostors'; known: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rest = known.length - KNOWN_SHOWN;
  const shown = [
    ...known.slice(0, KNOWN_SHOWN),
    ...(rest > 0 ? [t('checkSettings.andMore', { count: rest })] : []),
  ];
  return (
    <div>
      <Textarea
        label={t(`checkSettings.${field}.label`)}
        description={t(`checkSettings.${field}.help`)}
        autosize
        minRows={2}
        maxRows={12}
        maw={620}
        spellCheck={false}
        dir="auto"
        value={form[field]}
        onChange={(event) => set({ [field]: event.currentTarget.value })}
      />
      {known.length > 0 ? (
        <Text size="xs" c="dimmed" dir="auto" mt={2}>
          {t('checkSettings.known', { list: format.list(shown) })}
        </Text>
      ) : null}
    </div>
  );
}

export function BannedPhrases({ form, set }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [language, setLanguage] = useState<PhraseLanguage>('');
  const nameOf = (one: PhraseLanguage): string =>
    one === '' ? t('checkSettings.banned.all') : format.language(one);
  return (
    <div>
      <NativeSelect
        label={t('checkSettings.banned.language')}
        maw={420}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value as PhraseLanguage)}
        data={PHRASE_LANGUAGES.map((value) => {
          const count = linesOf(form.banned[value]).length;
          return {
            value,
            label: count > 0 ? `${nameOf(value)} (${format.number(count)})` : nameOf(value),
          };
        })}
      />
      <Textarea
        key={language}
        mt="xs"
        label={t('checkSettings.banned.label', { language: nameOf(language) })}
        description={t('checkSettings.banned.help')}
        autosize
        minRows={2}
        maxRows={12}
        maw={620}
        spellCheck={false}
        dir="auto"
        value={form.banned[language]}
        onChange={(event) => set({ banned: { ...form.banned, [language]: event.currentTarget.value } })}
      />
    </div>
  );
}
