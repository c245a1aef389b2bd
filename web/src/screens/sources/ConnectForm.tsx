/** Connects an account with the fields its network asks for. The server signs in first; only what works is stored, sealed. */
import { NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useWords } from '../../i18n/use-words.js';
import { FormButtons } from '../../ui/FormButtons.js';
import { safeHref } from '../../ui/links.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { Notice } from '../../ui/Notice.js';

export function ConnectForm({ brandId, close }: { brandId: string; close: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { data, error } = useQuery(queries.platforms());
  const platforms = data?.items.filter((each) => each.credentialFields !== null) ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [baseUrl, setBaseUrl] = useState('https://');
  const [values, setValues] = useState<Record<string, string>>({});
  const platform = platforms.find((each) => each.platform === chosen) ?? platforms[0];
  const connect = useAction(api.accounts.create, {
    stale: [['accounts'], ['sources'], ['case']],
    say: t('sources.accounts.connected'),
    done: close,
    failed: () => true,
  });
  if (error) return <ErrorState error={error} />;
  if (!platform) return <LoadingRows rows={2} />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
    connect.run({
      brandId,
      platform: platform.platform,
      baseUrl: baseUrl.trim(),
      credentials: Object.fromEntries(filled),
    });
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack gap="sm" maw={460} mb="md">
        {connect.error ? (
          <Notice tone="red" role="alert">
            {words.problem(connect.error)}
          </Notice>
        ) : null}
        <NativeSelect
          label={t('sources.accounts.platform')}
          value={platform.platform}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setValues({});
          }}
          data={platforms.map((each) => ({ value: each.platform, label: each.label }))}
        />
        <TextInput
          label={t('sources.accounts.server')}
          description={t('sources.accounts.serverHelp')}
          required
          value={baseUrl}
          error={baseUrl.length > 8 && !safeHref(baseUrl.trim()) ? t('reply.manual.badLink') : undefined}
          onChange={(event) => setBaseUrl(event.currentTarget.value)}
        />
        {platform.credentialFields?.map((field) => {
          const Field = field.secret ? PasswordInput : TextInput;
          return (
            <Field
              key={`${platform.platform}.${field.name}`}
              label={field.label}
              description={field.help}
              required={!field.optional}
              autoComplete="off"
              spellCheck={false}
              value={values[field.name] ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setValues((old) => ({ ...old, [field.name]: value }));
              }}
            />
          );
        })}
        <FormButtons act={t('sources.accounts.act')} busy={connect.busy} close={close} />
      </Stack>
    </form>
  );
}
