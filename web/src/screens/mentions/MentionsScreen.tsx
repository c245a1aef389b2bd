/** Everything that was heard, spam and our own words included: to look at, to overrule, to open a case from. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { MentionFilter } from '../../api/types.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { NoBrand } from '../../shell/NoBrand.js';
import { LinkButton } from '../../ui/LinkButton.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { SearchField } from '../../ui/SearchField.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import tabs from '../../ui/tabs.module.css';
import { ViewTabs } from '../../ui/ViewTabs.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { Pulse } from '../inbox/Pulse.js';
import { useRowKeys } from '../inbox/use-row-keys.js';
import { MentionItem } from './MentionItem.js';
import { RescoringNotice } from './RescoringNotice.js';
import { TrendingPanel } from './TrendingPanel.js';

const FILTERS: readonly MentionFilter[] = ['all', 'flagged', 'spam', 'own'];

export function MentionsScreen() {
  const { t } = useTranslation();
  const { brand } = useBrand();
  const me = useMe();
  const search = useSearch({ from: '/mentions' });
  const navigate = useNavigate({ from: '/mentions' });
  const filter = search.filter ?? 'all';
  const q = search.q ?? '';
  const [open, setOpen] = useState<string | null>(null);
  const [trends, setTrends] = useState(false);
  const list = useInfiniteQuery({ ...queries.mentions(brand?.id ?? '', filter, q), enabled: brand !== null });
  const items = list.data?.pages.flatMap((p) => p.items) ?? [];
  const onSearch = useCallback(
    (words: string) => void navigate({ search: (old) => ({ ...old, q: words || undefined }), replace: true }),
    [navigate],
  );
  const listRef = useRowKeys(
    items.map((item) => item.id),
    {
      first: null,
      more: () => (list.hasNextPage && !list.isFetchingNextPage ? void list.fetchNextPage() : undefined),
    },
  );

  if (!brand) return <NoBrand />;
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('mentions.title')}>{t('mentions.title')}</PageTitle>
        <ViewTabs label={t('mentions.filters')} chosen={filter}>
          {FILTERS.map((each) => (
            <Link
              key={each}
              to="/mentions"
              search={{ filter: each, q: search.q }}
              className={tabs.tab}
              aria-current={each === filter ? 'page' : undefined}
              activeProps={{}}
            >
              {t(`mentions.filter.${each}`)}
            </Link>
          ))}
        </ViewTabs>
        <span className={page.grow} />
        <Button size="xs" variant="subtle" aria-expanded={trends} onClick={() => setTrends(!trends)}>
          {t('judgement.trending.title')}
        </Button>
        {can(me, 'topics.manage') ? (
          <LinkButton size="xs" variant="subtle" to="/brands/$brandId/topics" params={{ brandId: brand.id }}>
            {t('judgement.topics.link')}
          </LinkButton>
        ) : null}
        <SearchField value={q} onSearch={onSearch} label={t('mentions.search')} />
      </div>
      <Pulse brandId={brand.id} />
      <RescoringNotice brandId={brand.id} />
      {trends ? <TrendingPanel brandId={brand.id} show={onSearch} /> : null}
      {list.isPending ? (
        <LoadingRows />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <div className={page.list}>
          <EmptyState title={q ? t('inbox.nothingFound', { q }) : t(`mentions.empty.${filter}`)}>
            {q ? t('inbox.nothingFoundWords') : null}
          </EmptyState>
        </div>
      ) : (
        <ul className={page.list} ref={listRef}>
          {items.map((item) => (
            <MentionItem
              key={item.id}
              mention={item}
              open={open === item.id}
              toggle={() => setOpen(open === item.id ? null : item.id)}
            />
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </div>
  );
}
