/** Who did what, when, to what. Nothing here can be changed by anybody; administrators can have that proved. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { can } from '../../session/permissions.js';
import { useMe, useTimeZone } from '../../session/use-session.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { AuditFilters } from './AuditFilters.js';
import { AuditItem } from './AuditItem.js';
import { type AuditAddress, toQuery } from './audit-search.js';
import { VerifyPanel } from './VerifyPanel.js';

export function AuditScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const timeZone = useTimeZone();
  const address = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const search = useMemo(() => toQuery(address, timeZone), [address, timeZone]);
  const may = can(me, 'audit.read');
  const list = useInfiniteQuery({ ...queries.audit(search), enabled: may });
  const entries = list.data?.pages.flatMap((each) => each.items) ?? [];
  const change = (part: Partial<AuditAddress>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });

  return (
    <div className={page.wide}>
      <div className={page.head}>
        <PageTitle title={t('audit.title')}>{t('audit.title')}</PageTitle>
      </div>
      {!may ? (
        <div className={page.list}>
          <EmptyState title={t('audit.notYours')} />
        </div>
      ) : (
        <div className={page.stack}>
          {me.person.roles.includes('admin') ? <VerifyPanel /> : null}
          <AuditFilters address={address} change={change} />
          {list.isPending ? (
            <LoadingRows rows={8} height={36} />
          ) : list.isError && entries.length === 0 ? (
            <ErrorState error={list.error} retry={() => void list.refetch()} />
          ) : entries.length === 0 ? (
            <div className={page.list}>
              <EmptyState title={t('audit.empty.title')}>{t('audit.empty.words')}</EmptyState>
            </div>
          ) : (
            <ol className={page.list} aria-busy={list.isPlaceholderData}>
              {entries.map((entry) => (
                <AuditItem key={entry.seq} entry={entry} />
              ))}
            </ol>
          )}
          <ShowMore list={list} />
        </div>
      )}
    </div>
  );
}
