/** What review costs the customer: how long replies waited for their reviewers lately, and how often a clock ran out meanwhile. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';

export function ReviewTime({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useQuery(queries.reviewTime(brandId));
  return (
    <Panel title={t('reviewPolicy.time.title')}>
      {!data ? (
        error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <LoadingRows rows={1} />
        )
      ) : data.p50 === null || data.p90 === null ? (
        <Text size="sm">{t('reviewPolicy.time.none', { days: format.number(data.days) })}</Text>
      ) : (
        <>
          <Text size="sm">
            {t('reviewPolicy.time.said', {
              count: data.replies,
              days: format.number(data.days),
              half: format.duration(data.p50),
              most: format.duration(data.p90),
            })}
          </Text>
          <Text size="sm">
            {t('reviewPolicy.time.inTime', { share: format.percent(data.inTime / data.replies) })}
          </Text>
        </>
      )}
    </Panel>
  );
}
