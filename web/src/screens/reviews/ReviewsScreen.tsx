/** The reviewer's work: replies that wait, the longest first, each read beside what it answers. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Icon } from '../../ui/Icon.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { Tag } from '../../ui/Tag.js';
import { severityTone } from '../../ui/tones.js';
import { useKeys } from '../../ui/use-keys.js';
import { neighbour } from '../inbox/neighbour.js';
import { ReviewDesk } from './ReviewDesk.js';
import { ReviewTabs } from './ReviewTabs.js';
import { DueTag, WhoseTurn } from './TurnLine.js';
import classes from './ReviewsScreen.module.css';

export function ReviewsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate({ from: '/reviews' });
  const { reply: replyId, case: caseId } = useSearch({ from: '/reviews' });
  const { data, isPending, error, refetch } = useQuery(queries.reviews());
  const items = data?.items ?? [];
  // The bell names a reply, or the case whose reply waits.
  const wanted = replyId ?? caseId;
  const chosen =
    items.find((item) => (replyId ? item.reply.id === replyId : item.reply.caseId === caseId)) ?? null;
  const go = (step: 1 | -1) => {
    const to = neighbour(
      items.map((item) => item.reply.id),
      chosen?.reply.id ?? null,
      step,
      null,
    );
    if (to) void navigate({ search: { reply: to }, replace: true });
  };
  /** After a decision: on to the next in the queue, else to the one before, else to the queue. */
  const leave = () => {
    const ids = items.map((item) => item.reply.id);
    const at = ids.indexOf(chosen?.reply.id ?? '');
    void navigate({ search: { reply: ids[at + 1] ?? ids[at - 1] }, replace: true });
  };
  const queue = useRef<HTMLUListElement>(null);
  const chosenId = chosen?.reply.id;
  useEffect(() => {
    queue.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  useKeys({ j: () => go(1), k: () => go(-1), u: () => void navigate({ search: {} }) });

  return (
    <div className={page.wide}>
      <div className={page.head}>
        <PageTitle title={t('review.title')}>{t('review.title')}</PageTitle>
        <ReviewTabs chosen="waiting" />
      </div>
      {isPending ? (
        <LoadingRows />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <div className={page.list}>
          {wanted ? (
            <Gone caseId={caseId} />
          ) : (
            <EmptyState title={t('review.empty.title')}>{t('review.empty.words')}</EmptyState>
          )}
        </div>
      ) : (
        <div className={classes.columns} data-open={wanted !== undefined || undefined}>
          <ul className={`${page.list} ${classes.queue}`} ref={queue} aria-label={t('review.queue')}>
            {items.map(({ reply, case: row, parent, turn, viewers }) => (
              <li key={reply.id} className={classes.entry}>
                <Link
                  to="/reviews"
                  search={{ reply: reply.id }}
                  className={classes.link}
                  aria-current={reply.id === chosen?.reply.id ? 'true' : undefined}
                  activeProps={{}}
                >
                  <span className={classes.line}>
                    <Tag tone={severityTone[row.severity]}>{t(`words.severity.${row.severity}`)}</Tag>
                    {turn ? <DueTag turn={turn} /> : null}
                  </span>
                  <span className={classes.title} dir="auto">
                    {row.title}
                  </span>
                  <span className={classes.dim}>
                    {t('review.fromTo', { from: reply.version?.author.name ?? '', to: parent.author.name })}
                  </span>
                  <span className={classes.tags}>
                    {turn ? <WhoseTurn turn={turn} /> : null}
                    {viewers.length > 0 ? (
                      <Tag tone="blue">
                        {t('review.reading', { names: format.list(viewers.map(({ name }) => name)) })}
                      </Tag>
                    ) : null}
                    {reply.review && reply.review.needed > 1 ? (
                      <Tag>
                        {t('review.given', { given: reply.review.given, needed: reply.review.needed })}
                      </Tag>
                    ) : null}
                    {reply.can.review ? null : <Tag>{t('review.own')}</Tag>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          <div className={classes.desk}>
            {wanted ? (
              <Link to="/reviews" search={{}} className={classes.back}>
                <Icon name="back" size={14} /> {t('review.back')}
              </Link>
            ) : null}
            {chosen ? (
              <ReviewDesk key={chosen.reply.id} item={chosen} decided={leave} />
            ) : (
              <div className={page.list}>
                {wanted ? <Gone caseId={caseId} /> : <EmptyState title={t('review.choose')} />}
              </div>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** Somebody was quicker, or the author took it back: the case tells which. */
function Gone({ caseId }: { caseId: string | undefined }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('review.gone.title')}
      action={
        caseId ? (
          <Link to="/cases/$caseId" params={{ caseId }}>
            {t('review.toCase')}
          </Link>
        ) : null
      }
    >
      {t('review.gone.words')}
    </EmptyState>
  );
}
