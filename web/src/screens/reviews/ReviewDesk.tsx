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
import type { Finding, ReviewItem } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { useMe } from '../../session/use-session.js';
import { Ago } from '../../ui/Ago.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import { useKeys } from '../../ui/use-keys.js';
import { Thread } from '../case/Thread.js';
import { CannedBar } from '../reply/CannedBar.js';
import { AssistedTag } from '../help/AssistedTag.js';
import { FindingsList } from '../reply/FindingsList.js';
import { VersionPromises } from '../reply/VersionPromises.js';
import { accountName } from '../reply/account-name.js';
import { Approvals } from './Approvals.js';
import { EditDialog } from './EditDialog.js';
import { HandOverDialog } from './HandOverDialog.js';
import { MarkedText } from './MarkedText.js';
import classes from './ReviewsScreen.module.css';
import { type Overrule, overrules, stillStopping } from './overruling.js';
import { Overruling } from './Overruling.js';
import { ReturnDialog } from './ReturnDialog.js';
import { DueTag, WhoseTurn } from './TurnLine.js';
import { useShown } from './use-shown.js';
import { AmendNotice } from '../publications/AmendNotice.js';
import { useUnread } from './use-unread.js';
import { useViewers } from './use-viewers.js';
import { Versions } from './Versions.js';
import { Notice } from '../../ui/Notice.js';

export function ReviewDesk({ item, decided }: { item: ReviewItem; decided: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const me = useMe();
  const client = useQueryClient();
  const { reply, turn } = item;
  const detail = useQuery(queries.case(reply.caseId));
  const [dialog, setDialog] = useState<'return' | 'edit' | 'hand-over' | null>(null);
  const viewers = useViewers(reply.id, reply.can.review);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  /** What stops it, as the server said when it refused: the checks may know more now than when it was submitted. */
  const [told, setTold] = useState<Finding[]>([]);
  const changed = useUnread(reply.version?.contentHash ?? '');
  const version = reply.version;
  const approve = useAction(
    (read: { versionId: string; contentHash: string; overrule?: Overrule[] }) =>
      api.replies.approve(reply.id, read),
    {
      say: t('review.approved'),
      done: ({ state }) => {
        // With steps left it stays in the queue, for somebody else.
        if (state !== 'in_review') decided();
        void client.invalidateQueries({ queryKey: ['reviews'] });
      },
      stale: [['case', reply.caseId], ['cases']],
      failed: (error) => {
        if (error instanceof Problem && error.code === 'blocked' && Array.isArray(error.extra['findings'])) {
          setTold(error.extra['findings'] as Finding[]);
          return false;
        }
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
  const stopping = stillStopping(version?.findings ?? [], told);
  const overrule = overrules(stopping, reasons, me.person.roles);
  const mayApprove = may && (reply.can.approve ?? true) && !changed.unread && shown && overrule !== null;
  const yes = () =>
    mayApprove && version
      ? approve.run({
          versionId: version.id,
          contentHash: version.contentHash,
          ...(overrule.length > 0 ? { overrule } : {}),
        })
      : undefined;
  useKeys({
    a: (press) => (press.repeat ? undefined : yes()),
    r: () => (may ? setDialog('return') : undefined),
    e: () => (may ? setDialog('edit') : undefined),
    h: () => setDialog('hand-over'),
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
        <AmendNotice reply={reply} />
        <Text size="sm" c="dimmed" mb="xs">
          {t('review.by', { name: version.author.name, number: version.number, account: accountName(reply) })}{' '}
          <Ago at={version.createdAt} /> {version.assisted ? <AssistedTag /> : null}
        </Text>
        {turn ? (
          <div className={classes.turn}>
            <DueTag turn={turn} /> <WhoseTurn turn={turn} />
            {turn.handedBy ? (
              <span dir="auto">
                {t('review.handedBy', { name: turn.handedBy.name })} {turn.words ? <q>{turn.words}</q> : null}
              </span>
            ) : null}
          </div>
        ) : null}
        <div role="status" className={classes.viewers}>
          {viewers.length > 0
            ? t('review.readingToo', { count: viewers.length, names: format.list(viewers) })
            : ''}
        </div>
        {changed.unread ? (
          <Notice spaced tone="amber" role="alert" title={t('review.changed.title')}>
            <Text size="sm">{changed.words ?? t('review.changed.words')}</Text>
            <Button size="xs" mt="xs" variant="default" onClick={changed.clear}>
              {t('review.changed.read')}
            </Button>
          </Notice>
        ) : null}
        <MarkedText text={version.text} findings={version.findings} />
        <VersionPromises promises={version.commitments} />
        <CannedBar canned={version.canned} />
        <FindingsList text={version.text} findings={version.findings} />
        <Overruling
          text={version.text}
          stopping={stopping}
          reasons={reasons}
          onReason={(key, reason) => setReasons((old) => ({ ...old, [key]: reason }))}
          asked={version.askOverrule ? { name: version.author.name, words: version.askOverrule } : null}
        />
        <Versions versions={reply.versions} current={{ ...version, decisions: [] }} />
        {reply.review ? <Approvals review={reply.review} /> : null}
        {may ? (
          <div className={classes.acts}>
            <Button
              disabled={!mayApprove}
              loading={approve.busy}
              rightSection={<Kbd size="xs">a</Kbd>}
              aria-keyshortcuts="a"
              onClick={yes}
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
            <HandOver open={() => setDialog('hand-over')} />
            {!reply.can.approve ? <Text size="sm">{words.why(reply, 'approve')}</Text> : null}
          </div>
        ) : (
          <Notice spaced tone="grey" title={t('review.notYours')}>
            {words.why(reply, 'review')}
            <div>
              <HandOver open={() => setDialog('hand-over')} />
            </div>
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
      <HandOverDialog reply={reply} opened={dialog === 'hand-over'} close={() => setDialog(null)} />
    </div>
  );
}

function HandOver({ open }: { open: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" rightSection={<Kbd size="xs">h</Kbd>} aria-keyshortcuts="h" onClick={open}>
      {t('review.handOver.button')}
    </Button>
  );
}
