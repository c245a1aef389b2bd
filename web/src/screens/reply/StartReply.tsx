/** Before the first word: on which account, or why there can be no reply here. */
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { CaseDetail } from '../../api/types.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { useAction } from '../../ui/use-action.js';
import { useKeys } from '../../ui/use-keys.js';
import { nameOfAccount } from './account-name.js';

export function StartReply({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const target = of.replyTarget;
  const [accountId, setAccountId] = useState<string | null>(null);
  const chosen = accountId ?? target?.accounts[0]?.id ?? null;
  const start = useAction(
    async () => {
      const reply = await api.replies.start(of.id, {
        mentionId: target?.mentionId ?? '',
        ...(chosen ? { accountId: chosen } : {}),
      });
      // The case is read again before the composer opens, so that it opens on what the server has.
      await client.refetchQueries({ queryKey: queries.case(of.id).queryKey });
      return reply;
    },
    { done: () => setTimeout(() => document.getElementById('reply-text')?.focus()) },
  );
  // Where a person posts by hand, or nothing is ever posted, no account has to be connected.
  const lacksAccount = target?.mode === 'api' && target.accounts.length === 0;
  const may = can(me, 'replies.write') && target !== null && !lacksAccount;
  useKeys({ c: () => start.run() }, may);

  if (!can(me, 'replies.write')) return <Text size="sm">{t('reply.notYours')}</Text>;
  if (!target) return <Text size="sm">{t('reply.noTarget')}</Text>;
  if (lacksAccount) {
    return (
      <Text size="sm">
        {t('reply.noAccount', { platform: of.platformLabel })}{' '}
        {can(me, 'accounts.manage') ? <Link to="/sources">{t('reply.connect')}</Link> : null}
      </Text>
    );
  }
  return (
    <>
      {target.mode === 'never' ? (
        <Text size="sm" mb="xs">
          {t('reply.never')}
        </Text>
      ) : null}
      {target.mode === 'manual' ? (
        <Text size="sm" mb="xs">
          {t('reply.manualAhead')}
        </Text>
      ) : null}
      <Group gap="sm" align="flex-end">
        {target.accounts.length > 1 ? (
          <NativeSelect
            label={t('reply.account')}
            value={chosen ?? ''}
            onChange={(event) => setAccountId(event.currentTarget.value)}
            data={target.accounts.map((a) => ({ value: a.id, label: nameOfAccount(a) }))}
          />
        ) : null}
        <Button onClick={() => start.run()} loading={start.busy} aria-keyshortcuts="c">
          {t('reply.start')}
        </Button>
      </Group>
    </>
  );
}
