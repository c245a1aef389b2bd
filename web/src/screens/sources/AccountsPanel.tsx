/** The accounts behind sources and replies: whether each is still accepted, and how to connect another. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { Account } from '../../api/types.js';
import { Problem } from '../../api/request.js';
import { useWords } from '../../i18n/use-words.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import { nameOfAccount } from '../reply/account-name.js';
import { ConnectForm } from './ConnectForm.js';
import classes from './Sources.module.css';

export function AccountsPanel({ brandId, manages }: { brandId: string; manages: boolean }) {
  const { t } = useTranslation();
  const [connecting, setConnecting] = useState(false);
  const { data, isPending, error, refetch } = useQuery(queries.accounts(brandId));
  return (
    <Panel
      title={t('sources.accounts.title')}
      aside={
        manages && !connecting ? (
          <Button size="compact-sm" variant="light" onClick={() => setConnecting(true)}>
            {t('sources.accounts.connect')}
          </Button>
        ) : null
      }
      flush
    >
      {connecting ? (
        <div className={classes.pad}>
          <ConnectForm brandId={brandId} close={() => setConnecting(false)} />
        </div>
      ) : null}
      {isPending ? (
        <LoadingRows rows={1} />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes.pad}>
          {t('sources.accounts.empty')}
        </Text>
      ) : (
        <ul className={page.plain}>
          {data.items.map((account) => (
            <AccountItem key={account.id} account={account} manages={manages} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AccountItem({ account, manages }: { account: Account; manages: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const stale = [['accounts'], ['sources']];
  const verify = useAction(() => api.accounts.verify(account.id), {
    stale,
    say: t('sources.accounts.verified'),
  });
  // The server says what still waits for it; then it is asked once more, with that before one's eyes.
  const remove = useAction((sure: boolean) => api.accounts.remove(account.id, sure), {
    stale,
    failed: waitsFor,
  });
  const waiting = waitsFor(remove.error) ? words.problem(remove.error) : null;
  const well = account.state === 'active';
  // Stands for the people who post by hand where no program may: there is nothing to sign in to.
  const byHand = account.baseUrl === '';
  return (
    <li className={classes.item}>
      <div className={classes.grow}>
        <Group gap="xs">
          <Text fw={600}>{nameOfAccount(account)}</Text>
          {byHand ? (
            <Tag>{t('sources.accounts.byHand')}</Tag>
          ) : (
            <Tag tone={well ? 'green' : 'red'}>
              {well ? t('sources.accounts.active') : t('sources.accounts.attention')}
            </Tag>
          )}
          {byHand || account.canPublish ? null : <Tag>{t('sources.accounts.readOnly')}</Tag>}
        </Group>
        <div className={classes.facts}>
          <span>{account.baseUrl}</span>
        </div>
        {account.lastError ? (
          <Text size="sm" className={classes.error}>
            {account.lastError}
          </Text>
        ) : null}
      </div>
      {manages && !byHand ? (
        <Group gap={6}>
          <Button size="xs" variant="default" loading={verify.busy} onClick={() => verify.run()}>
            {t('sources.accounts.verify')}
          </Button>
          <ConfirmButton
            label={t('sources.remove')}
            question={t('sources.accounts.removeQuestion', { name: nameOfAccount(account) })}
            explain={t('sources.accounts.removeExplain')}
            busy={remove.busy}
            act={() => remove.run(false)}
          />
        </Group>
      ) : null}
      {waiting === null ? null : (
        <Notice tone="amber" role="alert">
          <Text size="sm">{waiting}</Text>
          <Group gap="xs" mt="xs">
            <Button size="xs" color="red" loading={remove.busy} onClick={() => remove.run(true)}>
              {t('sources.accounts.removeAllTheSame')}
            </Button>
            <Button size="xs" variant="default" onClick={() => remove.reset()}>
              {t('shell.cancel')}
            </Button>
          </Group>
        </Notice>
      )}
    </li>
  );
}

const waitsFor = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'account-has-postings';
