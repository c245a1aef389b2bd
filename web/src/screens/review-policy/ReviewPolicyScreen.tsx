/** How deeply a brand's replies are reviewed: by rules, by what writers have earned, and how many are looked at again afterwards. */
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
import { PolicyEditor } from './PolicyEditor.js';
import { ReviewTime } from './ReviewTime.js';
import { SecondLookShare } from './SecondLookShare.js';
import { TrustTable } from './TrustTable.js';

export function ReviewPolicyScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { brandId } = useParams({ from: '/brands/$brandId/review' });
  const { brands } = useBrand();
  const mine = can(useMe(), 'review.manage');
  const brand = brands.find((one) => one.id === brandId)?.name ?? '';
  const { data, error, refetch } = useQuery({ ...queries.reviewPolicy(brandId), enabled: mine });
  const title = t('reviewPolicy.title', { brand });
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={title}>{title}</PageTitle>
      </div>
      <div className={page.stack}>
        {!mine ? (
          <Notice tone="grey">{t('reviewPolicy.notYours')}</Notice>
        ) : data ? (
          <>
            {data.madeBy && data.madeAt ? (
              <p style={{ margin: 0 }}>
                {t('reviewPolicy.made', { name: data.madeBy.name, time: format.dateTime(data.madeAt) })}
              </p>
            ) : null}
            <PolicyEditor key={brandId} brandId={brandId} newest={data} />
            <ReviewTime brandId={brandId} />
            <TrustTable brandId={brandId} />
            <SecondLookShare brandId={brandId} />
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
