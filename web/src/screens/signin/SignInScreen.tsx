/** Who is there? The answer to a wrong password says nothing about which half was wrong. */
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import { useWords } from '../../i18n/use-words.js';
import { useEnter } from '../../session/use-enter.js';
import { FrontPage } from '../../shell/FrontPage.js';
import { useAction } from '../../ui/use-action.js';
import { Notice } from '../../ui/Notice.js';

export function SignInScreen({ onSetup }: { onSetup?: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const enter = useEnter();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useAction(
    async (form: { email: string; password: string }) => enter(await api.session.signIn(form)),
    {
      failed: () => true,
    },
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.run({ email: email.trim(), password });
  };
  const refused = signIn.error instanceof Problem && signIn.error.status === 401;
  return (
    <FrontPage title={t('auth.signIn.title')} words={t('auth.signIn.words')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {signIn.error ? (
            <Notice tone="red" role="alert">
              {refused ? t('auth.signIn.refused') : words.problem(signIn.error)}
            </Notice>
          ) : null}
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('auth.password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('auth.show') }}
          />
          <Button type="submit" loading={signIn.busy} mt="xs">
            {t('auth.signIn.act')}
          </Button>
          {onSetup ? (
            <Button variant="subtle" onClick={onSetup}>
              {t('auth.signIn.toSetup')}
            </Button>
          ) : null}
        </Stack>
      </form>
    </FrontPage>
  );
}
