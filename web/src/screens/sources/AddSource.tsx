/** Paste an address, see what stands behind it, choose, add. Nothing is stored before one has seen it. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { Discovery } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import { nameOfAccount } from '../reply/account-name.js';
import { Found } from './Found.js';
import { Notice } from '../../ui/Notice.js';

export function AddSource({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const [input, setInput] = useState('');
  const [accountId, setAccountId] = useState('');
  const [found, setFound] = useState<Discovery[] | null>(null);
  const accounts = useQuery(queries.accounts(brandId)).data?.items.filter((a) => a.baseUrl !== '') ?? [];
  const discover = useAction(
    (what: string) => api.sources.discover({ brandId, input: what, ...(accountId ? { accountId } : {}) }),
    { done: (answer) => setFound(answer.found), failed: () => true },
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setFound(null);
    discover.run(input.trim());
  };
  return (
    <Panel title={t('sources.add.title')}>
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput
            style={{ flex: '1 1 260px' }}
            label={t('sources.add.address')}
            description={t('sources.add.help')}
            required
            autoCapitalize="none"
            spellCheck={false}
            value={input}
            onChange={(event) => setInput(event.currentTarget.value)}
          />
          {accounts.length > 0 ? (
            <NativeSelect
              label={t('sources.add.account')}
              value={accountId}
              onChange={(event) => setAccountId(event.currentTarget.value)}
              data={[
                { value: '', label: t('sources.add.noAccount') },
                ...accounts.map((a) => ({ value: a.id, label: nameOfAccount(a) })),
              ]}
            />
          ) : null}
          <Button type="submit" loading={discover.busy}>
            {t('sources.add.look')}
          </Button>
        </Group>
      </form>
      <div aria-live="polite">
        {discover.error ? (
          <Notice spaced tone="red">
            {words.problem(discover.error)}
          </Notice>
        ) : null}
        {found?.length === 0 ? (
          <Text size="sm" mt="sm">
            {t('sources.add.nothing')}
          </Text>
        ) : null}
        {found && found.length > 0 ? (
          <Text size="sm" c="dimmed" mt="sm">
            {t('sources.add.found', { count: found.length })}
          </Text>
        ) : null}
      </div>
      {found?.map((each) => (
        <Found
          key={`${each.platform}.${each.key}`}
          found={each}
          brandId={brandId}
          accountId={accountId || null}
          added={() => {
            setFound(null);
            setInput('');
          }}
        />
      ))}
    </Panel>
  );
}
