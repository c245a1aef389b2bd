/** How a brand's replies are checked: what stops them, its own words, hosts and limits; a text tried with it; who changed what. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Notice } from '../../ui/Notice.js';
import page from '../../ui/page.module.css';
import { PageTitle } from '../../ui/PageTitle.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { SettingsEditor } from './SettingsEditor.js';
import { SettingsHistory } from './SettingsHistory.js';

export function CheckSettingsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brandId } = useParams({ from: '/brands/$brandId/checks' });
  const { brands } = useBrand();
  const mine = can(useMe(), 'review.manage');
  const brand = brands.find((one) => one.id === brandId)?.name ?? '';
  const { data, error, refetch } = useQuery({ ...queries.checkSettings(brandId), enabled: mine });
  const title = t('checkSettings.title', { brand });
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={title}>{title}</PageTitle>
      </div>
      <div className={page.stack}>
        {!mine ? (
          <Notice tone="grey">{t('checkSettings.notYours')}</Notice>
        ) : data ? (
          <>
            <p style={{ margin: 0 }}>
              {data.madeBy && data.madeAt
                ? t('checkSettings.made', { name: data.madeBy.name, time: format.dateTime(data.madeAt) })
                : t('checkSettings.delivered')}{' '}
              {t('checkSettings.when')}
            </p>
            <SettingsEditor key={brandId} brandId={brandId} newest={data} />
            <SettingsHistory brandId={brandId} version={data.version} />
          </>
        ) : error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={3} height={120} />
        )}
      </div>
    </div>
  );
}
