/** Where Earshot listens: every source with its health in plain words, the accounts behind them, and the way to add more. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { BrandForm, NoBrand } from '../../shell/NoBrand.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { Panel } from '../../ui/Panel.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { AccountsPanel } from './AccountsPanel.js';
import { AddSource } from './AddSource.js';
import { SourceItem } from './SourceItem.js';

export function SourcesScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const { brand, brands, choose } = useBrand();
  const { data, isPending, error, refetch } = useQuery({
    ...queries.sources(brand?.id ?? ''),
    enabled: brand !== null,
  });
  if (!brand) return <NoBrand />;
  const manages = can(me, 'sources.manage');
  const needsBrand = can(me, 'brands.manage') && !brands.some((each) => !each.sample);
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('sources.title')}>{t('sources.title')}</PageTitle>
      </div>
      <div className={page.stack}>
        {needsBrand ? <BrandForm done={choose} /> : null}
        {manages && !brand.sample ? <AddSource brandId={brand.id} /> : null}
        <Panel title={t('sources.list')} flush>
          {isPending ? (
            <LoadingRows rows={3} />
          ) : !data ? (
            <ErrorState error={error} retry={() => void refetch()} />
          ) : data.items.length === 0 ? (
            <EmptyState title={t('sources.empty.title')}>{t('sources.empty.words')}</EmptyState>
          ) : (
            <ul className={page.plain}>
              {data.items.map((source) => (
                <SourceItem key={source.id} source={source} manages={manages} />
              ))}
            </ul>
          )}
        </Panel>
        {can(me, 'accounts.read') ? (
          <AccountsPanel brandId={brand.id} manages={can(me, 'accounts.manage') && !brand.sample} />
        ) : null}
        {can(me, 'brands.manage') && !needsBrand ? (
          <details>
            <summary>{t('sources.anotherBrand')}</summary>
            <BrandForm done={choose} />
          </details>
        ) : null}
      </div>
    </div>
  );
}
