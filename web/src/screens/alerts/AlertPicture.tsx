/** What was seen and expected around the alert, hour by hour, where it was counted and the reader may look at it. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { Alert } from '../../api/types.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Panel } from '../../ui/Panel.js';
import { joined } from '../lab/series-points.js';
import { SeriesChart } from '../lab/SeriesChart.js';
import { around, seriesOf } from './around.js';

export function AlertPicture({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const counted = of.brandId !== null && ['spike', 'mood', 'grave'].includes(of.kind);
  const sees = can(useMe(), 'alerts.act');
  const { from, to } = around(of.openedAt, of.endedAt);
  const { data } = useQuery({
    ...queries.labAround(of.brandId ?? '', seriesOf(of.subject), from, to),
    enabled: counted && sees,
  });
  if (!data || data.figures.voices === 0) return null;
  return (
    <Panel title={t('alerts.picture')}>
      <SeriesChart
        points={joined(data.points, Math.max(3600, data.stepSeconds))}
        alerts={[{ at: of.openedAt, level: of.level }]}
        hours
      />
    </Panel>
  );
}
