/** What is watched and by which rules. Leads look, administrators change. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { BrandForm } from '../../shell/NoBrand.js';
import { LinkButton } from '../../ui/LinkButton.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { BrandItem } from './BrandItem.js';

export function BrandsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const manages = can(me, 'brands.manage');
  const { choose } = useBrand();
  const [adding, setAdding] = useState(false);
  const { data, isPending, error, refetch } = useQuery(queries.brands());
  const added = (brandId: string) => {
    setAdding(false);
    choose(brandId);
  };
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('brands.title')}>{t('brands.title')}</PageTitle>
        <span className={page.grow} />
        {can(me, 'assistant.manage') ? (
          <LinkButton size="xs" variant="subtle" to="/settings/assistant">
            {t('help.settings.link')}
          </LinkButton>
        ) : null}
        {manages && !adding ? (
          <Button size="xs" onClick={() => setAdding(true)}>
            {t('brands.add')}
          </Button>
        ) : null}
      </div>
      <div className={page.stack}>
        {adding ? <BrandForm done={added} close={() => setAdding(false)} /> : null}
        {isPending ? (
          <LoadingRows rows={2} height={110} />
        ) : !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : data.items.length === 0 ? (
          <div className={page.list}>
            <EmptyState title={t('shell.noBrand.title')}>
              {manages ? null : t('shell.noBrand.wait')}
            </EmptyState>
          </div>
        ) : (
          <ul className={page.list}>
            {data.items.map((brand) => (
              <BrandItem
                key={brand.id}
                brand={brand}
                manages={manages}
                setsHours={can(me, 'review.manage')}
              />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
