/** Who approved what, until when it holds, and why it no longer does. */
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { useAction } from '../../ui/use-action.js';
import { Recall } from './Recall.js';
import classes from './Composer.module.css';
import { Notice } from '../../ui/Notice.js';

export function ApprovalNotice({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const withdraw = useAction(() => api.replies.withdraw(reply.id), {
    stale: [['case', reply.caseId], ['cases']],
  });
  const { approval } = reply;
  return (
    <>
      {reply.version ? (
        <p className={classes.quote} dir="auto">
          {reply.version.text}
        </p>
      ) : null}
      {approval ? (
        <Text size="sm" c="dimmed">
          {t('reply.approved', { name: approval.by.name, until: format.dateTime(approval.expiresAt) })}
        </Text>
      ) : null}
      {approval?.problem ? (
        <Notice tone="amber" title={t('reply.approvalGone')} role="status">
          {words.term('approvalProblem', approval.problem, {}, words.term('historyReason', approval.problem))}
        </Notice>
      ) : null}
      {reply.can.recall || reply.can.withdraw ? (
        <Group gap="sm">
          <Recall reply={reply} />
          {reply.can.withdraw ? (
            <ConfirmButton
              label={t('reply.withdraw')}
              question={t('reply.withdrawQuestion')}
              explain={t('reply.withdrawExplain')}
              busy={withdraw.busy}
              act={() => withdraw.run()}
            />
          ) : null}
        </Group>
      ) : null}
    </>
  );
}
