/** The alerts of the time, the gravest of what is still on first; or the good news that there was none. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { LevelMark } from '../../ui/LevelMark.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import { alertTone } from '../../ui/tones.js';
import { inOrder } from '../alerts/in-order.js';
import classes from './Digest.module.css';

export function DigestAlerts({ of }: { of: Digest }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('digest.alerts')}>
      {of.alerts.length === 0 ? <Text size="sm">{t('digest.noAlerts')}</Text> : null}
      <ul className={classes.alerts}>
        {inOrder(of.alerts).map((alert) => (
          <li key={alert.id}>
            <LevelMark level={alert.level} />
            <span className={classes.what}>
              <Link to="/alerts/$alertId" params={{ alertId: alert.id }}>
                {alert.title}
              </Link>
              <span>{alert.summary}</span>
              <span className={classes.dim}>
                <Tag tone={alertTone[alert.state]}>{t(`alerts.state.${alert.state}`)}</Tag>{' '}
                <Ago at={alert.openedAt} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      {of.alertCount > of.alerts.length ? (
        <Link to="/alerts">{t('digest.moreAlerts', { count: of.alertCount - of.alerts.length })}</Link>
      ) : null}
    </Panel>
  );
}
