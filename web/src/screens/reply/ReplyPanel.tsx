/** Everything about the answer of a case: begin it, write it, wait for the reviewer, watch it go out. One state, one view. */
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, ReplyView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import { AmendNotice } from '../publications/AmendNotice.js';
import { DeletionDraft } from '../publications/DeletionDraft.js';
import { PublishedReplies } from '../publications/PublishedReplies.js';
import { SendTime } from '../publications/SendTime.js';
import { accountName } from './account-name.js';
import { ApprovalNotice } from './ApprovalNotice.js';
import { Composer } from './Composer.js';
import { InReview } from './InReview.js';
import { openReply } from './open-reply.js';
import { PublicationPanel } from './PublicationPanel.js';
import { Rework } from './Rework.js';
import { ReviewerSaid } from './ReviewerSaid.js';
import { StartReply } from './StartReply.js';

export function ReplyPanel({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const reply = openReply(of.replies);
  return (
    <>
      <Panel
        title={t('reply.title')}
        aside={
          reply ? (
            <Tag tone={reply.state === 'changes_requested' ? 'amber' : 'blue'}>
              {t(`words.replyState.${reply.state}`)}
            </Tag>
          ) : null
        }
      >
        {reply ? <OpenReply reply={reply} of={of} /> : <StartReply of={of} />}
      </Panel>
      <PublishedReplies replies={of.replies} />
    </>
  );
}

function OpenReply({ reply, of }: { reply: ReplyView; of: CaseDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const parent = of.mentions.find((mention) => mention.id === reply.parentMentionId);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('reply.to', { name: parent?.author.name ?? of.customer.name, account: accountName(reply) })}
      </Text>
      <AmendNotice reply={reply} />
      <ReviewerSaid reply={reply} />
      {reply.state === 'draft' || reply.state === 'changes_requested' ? (
        reply.kind === 'deletion' ? (
          <DeletionDraft reply={reply} />
        ) : reply.can.edit ? (
          <Composer key={reply.id} reply={reply} length={of.replyTarget?.length ?? null} />
        ) : (
          <>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{reply.draft.text}</Text>
            <Text size="sm" c="dimmed">
              {words.why(reply, 'edit') ?? t('reply.cannotEdit')}
            </Text>
          </>
        )
      ) : null}
      {reply.state === 'in_review' ? <InReview reply={reply} /> : null}
      {reply.state === 'approved' ? <ApprovalNotice reply={reply} /> : null}
      {reply.reasonCodes?.['post'] && reply.state === 'approved' ? (
        <Text size="sm">{words.why(reply, 'post')}</Text>
      ) : null}
      {reply.can.cancel || reply.state === 'in_review' ? <SendTime key={reply.id} reply={reply} /> : null}
      {reply.publication ? (
        <PublicationPanel reply={reply} brandId={of.brandId} pageUrl={parent?.permalink ?? null} />
      ) : null}
      {reply.state === 'approved' && reply.can.edit ? (
        <Rework reply={reply} length={of.replyTarget?.length ?? null} />
      ) : null}
    </Stack>
  );
}
