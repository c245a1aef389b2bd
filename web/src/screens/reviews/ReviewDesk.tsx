/**
 * One reply under review, beside the thread it answers. An approval names exactly the version and the thread that were on
 * screen; when either changed meanwhile the server says so, everything is read again, and so must the reviewer.
 */
import { Button, Kbd, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import { queries } from '../../api/queries.js';
import type { ReplyVersion, ReviewItem } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { Ago } from '../../ui/Ago.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useKeys } from '../../ui/use-keys.js';
import { Thread } from '../case/Thread.js';
import { FindingsList } from '../reply/FindingsList.js';
import { accountName } from '../reply/account-name.js';
import { EditDialog } from './EditDialog.js';
import { MarkedText } from './MarkedText.js';
import classes from './ReviewsScreen.module.css';
import { ReturnDialog } from './ReturnDialog.js';
import { useShown } from './use-shown.js';
import { useUnread } from './use-unread.js';
import { Notice } from '../../ui/Notice.js';

export function ReviewDesk({ item, decided }: { item: ReviewItem; decided: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const { reply } = item;
  const detail = useQuery(queries.case(reply.caseId));
  const [dialog, setDialog] = useState<'return' | 'edit' | null>(null);
  const changed = useUnread(reply.version?.contentHash ?? '');
  const version = reply.version;
  const approve = useAction(
    (read: { versionId: string; contentHash: string }) => api.replies.approve(reply.id, read),
    {
      say: t('review.approved'),
      done: () => {
        decided();
        void client.invalidateQueries({ queryKey: ['reviews'] });
      },
      stale: [['case', reply.caseId], ['cases']],
      failed: (error) => {
        if (!(error instanceof Problem) || error.status !== 409) return false;
        changed.mark(words.problem(error));
        void client.invalidateQueries({ queryKey: ['reviews'] });
        return true;
      },
    },
  );
  // Without the conversation beside it there is nothing to approve.
  const shown = useShown(detail.data !== undefined);
  const may = reply.can.review && version !== null;
  const mayApprove = may && (reply.can.approve ?? true) && !changed.unread && shown;
  useKeys({
    a: (press) =>
      mayApprove && version && !press.repeat
        ? approve.run({ versionId: version.id, contentHash: version.contentHash })
        : undefined,
    r: () => (may ? setDialog('return') : undefined),
    e: () => (may ? setDialog('edit') : undefined),
  });
  if (!version) return null;

  return (
    <div className={classes.pair}>
      <div className={page.stack}>
        {detail.data ? (
          <Thread of={detail.data} />
        ) : detail.isPending ? (
          <LoadingRows rows={2} height={90} />
        ) : (
          <ErrorState error={detail.error} retry={() => void detail.refetch()} />
        )}
      </div>
      <Panel
        title={t('review.draft')}
        aside={
          <Link to="/cases/$caseId" params={{ caseId: reply.caseId }}>
            {t('review.openCase', { number: item.case.number })}
          </Link>
        }
      >
        <Text size="sm" c="dimmed" mb="xs">
          {t('review.by', { name: version.author.name, number: version.number, account: accountName(reply) })}{' '}
          <Ago at={version.createdAt} />
        </Text>
        {changed.unread ? (
          <Notice spaced tone="amber" role="alert" title={t('review.changed.title')}>
            <Text size="sm">{changed.words ?? t('review.changed.words')}</Text>
            <Button size="xs" mt="xs" variant="default" onClick={changed.clear}>
              {t('review.changed.read')}
            </Button>
          </Notice>
        ) : null}
        <MarkedText text={version.text} findings={version.findings} />
        <FindingsList text={version.text} findings={version.findings} />
        <Earlier versions={reply.versions.filter((each) => each.id !== version.id)} />
        {may ? (
          <div className={classes.acts}>
            <Button
              disabled={!mayApprove}
              loading={approve.busy}
              rightSection={<Kbd size="xs">a</Kbd>}
              aria-keyshortcuts="a"
              onClick={() => approve.run({ versionId: version.id, contentHash: version.contentHash })}
            >
              {t('review.approve')}
            </Button>
            <Button
              variant="default"
              rightSection={<Kbd size="xs">r</Kbd>}
              aria-keyshortcuts="r"
              onClick={() => setDialog('return')}
            >
              {t('review.return')}
            </Button>
            <Button
              variant="default"
              rightSection={<Kbd size="xs">e</Kbd>}
              aria-keyshortcuts="e"
              onClick={() => setDialog('edit')}
            >
              {t('review.edit')}
            </Button>
            {!reply.can.approve ? <Text size="sm">{words.why(reply, 'approve')}</Text> : null}
          </div>
        ) : (
          <Notice spaced tone="grey" title={t('review.notYours')}>
            {words.why(reply, 'review')}
          </Notice>
        )}
      </Panel>
      <ReturnDialog
        reply={reply}
        opened={dialog === 'return'}
        close={() => setDialog(null)}
        decided={decided}
      />
      <EditDialog reply={reply} opened={dialog === 'edit'} close={() => setDialog(null)} />
    </div>
  );
}

function Earlier({
  versions,
}: {
  versions: (ReplyVersion & {
    decisions: { comment: string | null; at: string; reviewer: { name: string } }[];
  })[];
}) {
  const { t } = useTranslation();
  if (versions.length === 0) return null;
  return (
    <details>
      <summary>{t('review.earlier', { count: versions.length })}</summary>
      {[...versions].reverse().map((version) => (
        <div key={version.id}>
          <Text size="xs" c="dimmed" mt="xs">
            {t('reply.version', { number: version.number })} · {version.author.name}
          </Text>
          <p className={classes.text} dir="auto">
            {version.text}
          </p>
          {version.decisions.map((decision) =>
            decision.comment ? (
              <Text key={decision.at} size="sm" dir="auto">
                {decision.reviewer.name}: {decision.comment}
              </Text>
            ) : null,
          )}
        </div>
      ))}
    </details>
  );
}
