/** A submitted reply: what was submitted, who may look at it, and the way back. */
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { LinkButton } from '../../ui/LinkButton.js';
import { useAction } from '../../ui/use-action.js';
import { Recall } from './Recall.js';
import { VersionPromises } from './VersionPromises.js';
import classes from './Composer.module.css';

export function InReview({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const withdraw = useAction(() => api.replies.withdraw(reply.id), {
    stale: [['case', reply.caseId], ['cases'], ['reviews']],
  });
  if (!reply.version) return null;
  return (
    <>
      <p className={classes.quote} dir="auto">
        {reply.version.text}
      </p>
      <Text size="sm" c="dimmed">
        {t('reply.waiting', { name: reply.version.author.name })} <Ago at={reply.version.createdAt} />
      </Text>
      <VersionPromises promises={reply.version.commitments} />
      <Group gap="sm">
        {reply.can.review ? (
          <LinkButton size="xs" to="/reviews" search={{ reply: reply.id }}>
            {t('reply.reviewNow')}
          </LinkButton>
        ) : null}
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
    </>
  );
}
