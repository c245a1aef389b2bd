/** The first visit to a fresh installation: makes its first administrator. Gone for good once there is one. */
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { Locale } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { useEnter } from '../../session/use-enter.js';
import { FrontPage } from '../../shell/FrontPage.js';
import { useAction } from '../../ui/use-action.js';
import { Notice } from '../../ui/Notice.js';
import { wrapping } from '../../ui/wrapping.js';

/** As the server asks; saying it early saves a round trip, the server's word counts. */
const SHORTEST_PASSWORD = 10;

export function SetupScreen({ codeNeeded, onSample }: { codeNeeded: boolean; onSample: () => void }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const enter = useEnter();
  const [form, setForm] = useState({ name: '', email: '', password: '', code: '' });
  const create = useAction(
    async ({ code, ...person }: typeof form) => {
      const me = await api.setup.create({
        ...person,
        locale: i18n.language as Locale,
        ...(codeNeeded ? { code } : {}),
      });
      client.setQueryData(queries.setup().queryKey, { needed: false, codeNeeded: false });
      await enter(me, { timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    },
    { failed: () => true },
  );
  const set = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((old) => ({ ...old, [field]: value }));
  };
  const short = form.password.length > 0 && form.password.length < SHORTEST_PASSWORD;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!short) create.run({ ...form, name: form.name.trim(), email: form.email.trim() });
  };
  return (
    <FrontPage title={t('auth.setup.title')} words={t('auth.setup.words')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {create.error ? (
            <Notice tone="red" role="alert">
              {words.problem(create.error)}
            </Notice>
          ) : null}
          <TextInput
            label={t('auth.name')}
            autoComplete="name"
            required
            autoFocus
            value={form.name}
            onChange={set('name')}
          />
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            required
            value={form.email}
            onChange={set('email')}
          />
          <PasswordInput
            label={t('auth.password')}
            description={t('auth.passwordRule', { count: SHORTEST_PASSWORD })}
            error={
              short ? t('auth.passwordShort', { count: SHORTEST_PASSWORD - form.password.length }) : undefined
            }
            autoComplete="new-password"
            required
            value={form.password}
            onChange={set('password')}
            visibilityToggleButtonProps={{ 'aria-label': t('auth.show') }}
          />
          {codeNeeded ? (
            <TextInput
              label={t('auth.setup.code')}
              description={t('auth.setup.codeWords')}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              required
              value={form.code}
              onChange={set('code')}
            />
          ) : null}
          <Button type="submit" loading={create.busy} mt="xs">
            {t('auth.setup.act')}
          </Button>
          <Button variant="subtle" styles={wrapping} onClick={onSample}>
            {t('auth.setup.toSignIn')}
          </Button>
        </Stack>
      </form>
    </FrontPage>
  );
}
