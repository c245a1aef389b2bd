/** Everybody's way to work: cases by view, moved through by keyboard, refreshed by what happens without losing one's place. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { CaseView } from '../../api/types.js';
import { useBrand } from '../../session/brand.js';
import { useMe } from '../../session/use-session.js';
import { NoBrand } from '../../shell/NoBrand.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { SearchField } from '../../ui/SearchField.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import tabs from '../../ui/tabs.module.css';
import { ViewTabs } from '../../ui/ViewTabs.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { CaseRowLink } from './CaseRowLink.js';
import { lastOpened } from './last-opened.js';
import { Pulse } from './Pulse.js';
import { ReadyHint } from './ReadyHint.js';
import { useRowKeys } from './use-row-keys.js';

const VIEWS: readonly CaseView[] = ['mine', 'unassigned', 'open', 'waiting-review', 'resolved', 'all'];

export function InboxScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { brand } = useBrand();
  const search = useSearch({ from: '/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const view = search.view ?? (me.person.roles.includes('agent') ? 'mine' : 'open');
  const q = search.q ?? '';
  const list = useInfiniteQuery({ ...queries.cases(brand?.id ?? '', view, q), enabled: brand !== null });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const onSearch = useCallback(
    (words: string) => void navigate({ search: (old) => ({ ...old, q: words || undefined }), replace: true }),
    [navigate],
  );
  useEffect(() => lastOpened.look({ view: search.view, q: search.q }), [search.view, search.q]);
  const listRef = useRowKeys(
    rows.map((row) => row.id),
    {
      first: lastOpened.caseId(),
      more: () => (list.hasNextPage && !list.isFetchingNextPage ? void list.fetchNextPage() : undefined),
    },
  );

  if (!brand) return <NoBrand />;
  return (
    <div className={page.wide}>
      <div className={page.head}>
        <PageTitle title={t('inbox.title')} focus={lastOpened.caseId() === null}>
          {t('inbox.title')}
        </PageTitle>
        <ViewTabs label={t('inbox.views')} chosen={view}>
          {VIEWS.map((each) => (
            <Link
              key={each}
              to="/cases"
              search={{ view: each, q: search.q }}
              className={tabs.tab}
              aria-current={each === view ? 'page' : undefined}
              activeProps={{}}
            >
              {t(`inbox.view.${each}`)}
            </Link>
          ))}
        </ViewTabs>
        <span className={page.grow} />
        <SearchField value={q} onSearch={onSearch} label={t('inbox.search')} />
      </div>
      <ReadyHint />
      <Pulse brandId={brand.id} />
      {list.isPending ? (
        <LoadingRows />
      ) : list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <div className={page.list}>
          <EmptyState title={q ? t('inbox.nothingFound', { q }) : t(`inbox.empty.${view}.title`)}>
            {q ? t('inbox.nothingFoundWords') : t(`inbox.empty.${view}.words`)}
          </EmptyState>
        </div>
      ) : (
        <ul className={page.list} ref={listRef} aria-busy={list.isPlaceholderData}>
          {rows.map((row) => (
            <CaseRowLink key={row.id} row={row} showAssignee={view !== 'mine'} />
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </div>
  );
}
