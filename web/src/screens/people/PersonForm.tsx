/** A new colleague. The first password is told in person and changed by its owner. */
import { NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { AnswerLanguage, Locale, Role } from '../../api/types.js';
import { LOCALES, LOCALE_NAMES } from '../../i18n/locale.js';
import { useWords } from '../../i18n/use-words.js';
import { useMe } from '../../session/use-session.js';
import { FormButtons } from '../../ui/FormButtons.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { LanguageChoice, RoleChoice } from './Choices.js';
import { Notice } from '../../ui/Notice.js';

export function PersonForm({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const { timeZone } = useMe().person;
  const [form, setForm] = useState({ name: '', email: '', password: '' });
  const [locale, setLocale] = useState<Locale>(i18n.language as Locale);
  const [roles, setRoles] = useState<Role[]>(['agent']);
  const [languages, setLanguages] = useState<AnswerLanguage[]>(['en']);
  const create = useAction(api.people.create, {
    stale: [['people'], ['agents']],
    say: t('people.added'),
    done: close,
    failed: () => true,
  });
  const set = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((old) => ({ ...old, [field]: value }));
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    create.run({
      ...form,
      name: form.name.trim(),
      email: form.email.trim(),
      roles,
      locale,
      languages,
      timeZone,
    });
  };
  return (
    <Panel title={t('people.add')}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm" maw={520}>
          {create.error ? (
            <Notice tone="red" role="alert">
              {words.problem(create.error)}
            </Notice>
          ) : null}
          <TextInput label={t('auth.name')} required value={form.name} onChange={set('name')} />
          <TextInput
            label={t('auth.email')}
            type="email"
            required
            autoComplete="off"
            value={form.email}
            onChange={set('email')}
          />
          <PasswordInput
            label={t('people.password')}
            description={t('people.passwordHelp')}
            required
            autoComplete="new-password"
            value={form.password}
            onChange={set('password')}
            visibilityToggleButtonProps={{ 'aria-label': t('auth.show') }}
          />
          <RoleChoice value={roles} onChange={setRoles} />
          <LanguageChoice value={languages} onChange={setLanguages} />
          <NativeSelect
            label={t('people.locale')}
            value={locale}
            onChange={(event) => setLocale(event.currentTarget.value as Locale)}
            data={LOCALES.map((each) => ({ value: each, label: LOCALE_NAMES[each] }))}
          />
          <FormButtons
            act={t('people.add')}
            busy={create.busy}
            disabled={roles.length === 0 || languages.length === 0}
            close={close}
          />
        </Stack>
      </form>
    </Panel>
  );
}
