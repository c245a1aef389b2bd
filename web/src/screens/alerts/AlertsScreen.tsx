/** Everything somebody had to know, the gravest of what is still on first: how grave, what, where, since when, and whose it is. */
import { NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { ALERT_VIEWS } from '../../api/types.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { LinkButton } from '../../ui/LinkButton.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import tabs from '../../ui/tabs.module.css';
import { ViewTabs } from '../../ui/ViewTabs.js';
import { ShowMore } from '../../ui/ShowMore.js';
import { useRowKeys } from '../inbox/use-row-keys.js';
import { AlertRowLink } from './AlertRowLink.js';
import { inOrder } from './in-order.js';

export function AlertsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { brands } = useBrand();
  const { view = 'active', brand } = useSearch({ from: '/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const list = useInfiniteQuery(queries.alerts(brand ?? null, view));
  const items = inOrder(list.data?.pages.flatMap((p) => p.items) ?? []);
  const rows = useRowKeys(
    items.map((item) => item.id),
    {
      first: null,
      more: () => (list.hasNextPage && !list.isFetchingNextPage ? void list.fetchNextPage() : undefined),
    },
  );
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('alerts.title')}>{t('alerts.title')}</PageTitle>
        <ViewTabs label={t('alerts.views')} chosen={view}>
          {ALERT_VIEWS.map((each) => (
            <Link
              key={each}
              to="/alerts"
              search={{ view: each, brand }}
              className={tabs.tab}
              aria-current={each === view ? 'page' : undefined}
              activeProps={{}}
            >
              {t(`alerts.view.${each}`)}
            </Link>
          ))}
        </ViewTabs>
        <span className={page.grow} />
        {brands.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={t('alerts.brand')}
            value={brand ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget;
              void navigate({ search: (old) => ({ ...old, brand: value || undefined }), replace: true });
            }}
            data={[
              { value: '', label: t('alerts.everyBrand') },
              ...brands.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        ) : null}
        {can(me, 'alerts.act') ? (
          <LinkButton size="xs" variant="subtle" to="/alerts/lab">
            {t('lab.title')}
          </LinkButton>
        ) : null}
        {can(me, 'alerts.manage') ? (
          <LinkButton size="xs" variant="subtle" to="/settings/alerts">
            {t('alertRules.title')}
          </LinkButton>
        ) : null}
      </div>
      {list.isPending ? (
        <LoadingRows />
      ) : list.isError && items.length === 0 ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <div className={page.list}>
          <EmptyState title={t(`alerts.empty.${view}`)}>
            {view === 'active' ? t('alerts.calm') : null}
          </EmptyState>
        </div>
      ) : (
        <ul className={page.list} ref={rows}>
          {items.map((item) => (
            <AlertRowLink
              key={item.id}
              row={item}
              brand={brands.find((one) => one.id === item.brandId)?.name ?? t('alerts.installation')}
            />
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </div>
  );
}
