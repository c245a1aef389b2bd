/** Morning pages that did not arrive by mail, why, and a second try. Not there while all arrive. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { DigestRun } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import classes from '../alerts/Rules.module.css';

export function FailedDigests() {
  const { t } = useTranslation();
  const { data } = useQuery(queries.failedDigests());
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('digest.failed')}>
      <ul className={classes.list}>
        {data.items.map((one) => (
          <Failed key={one.id} of={one} />
        ))}
      </ul>
    </Panel>
  );
}

function Failed({ of }: { of: DigestRun }) {
  const { t, i18n } = useTranslation();
  const retry = useAction(() => api.digest.retry(of.id), { stale: [['failedDigests']] });
  return (
    <li className={classes.delivery}>
      <div className={classes.facts}>
        <Tag tone="red">{t(`alertRules.deliveries.state.${of.state}`)}</Tag>
        <strong dir="auto">{of.person.name}</strong>
        <span>{t('alertRules.channel.email')}</span>
        <Ago at={of.triedAt ?? of.createdAt} />
        {of.canRetry ? (
          <Button size="compact-xs" variant="default" loading={retry.busy} onClick={() => retry.run()}>
            {t('shell.tryAgain')}
          </Button>
        ) : null}
      </div>
      {of.error ? (
        <span className={classes.error} lang={i18n.language === 'en' ? undefined : 'en'}>
          {of.error}
        </span>
      ) : null}
    </li>
  );
}
