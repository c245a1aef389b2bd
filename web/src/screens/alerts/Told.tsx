/** How many were reached and how many were not; each delivery for whoever can do something about it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Panel } from '../../ui/Panel.js';
import classes from './Alert.module.css';
import { Deliveries } from './Deliveries.js';

const COUNTS = ['sent', 'waiting', 'held', 'failed'] as const;

export function Told({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const sees = can(me, 'alerts.act');
  return (
    <Panel title={t('alerts.told.title')}>
      <dl className={classes.numbers}>
        {COUNTS.map((key) => (
          <div key={key}>
            <dt>{t(`alerts.told.${key}`)}</dt>
            <dd data-tone={key === 'failed' && of.deliveries.failed > 0 ? 'red' : undefined}>
              {format.number(of.deliveries[key])}
            </dd>
          </div>
        ))}
      </dl>
      {sees && !open ? (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)}>
          {t('alerts.told.show')}
        </Button>
      ) : null}
      {open ? <Deliveries alertId={of.id} /> : null}
    </Panel>
  );
}
