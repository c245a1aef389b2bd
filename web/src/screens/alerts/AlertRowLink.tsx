/** One alert in the list. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import { LevelMark } from '../../ui/LevelMark.js';
import { Tag } from '../../ui/Tag.js';
import { alertTone } from '../../ui/tones.js';
import classes from './Alerts.module.css';

export function AlertRowLink({ row, brand }: { row: AlertRow; brand: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={classes.item}>
      <Link
        to="/alerts/$alertId"
        params={{ alertId: row.id }}
        className={classes.row}
        data-row={row.id}
        data-level={row.state === 'resolved' ? undefined : row.level}
      >
        <span className={classes.level}>
          <LevelMark level={row.level} />
        </span>
        <span className={classes.what}>
          <span className={classes.title}>{row.title}</span>
          <span className={classes.dim}>{row.summary}</span>
        </span>
        <span className={classes.status}>
          <span>
            <Tag tone={alertTone[row.state]}>{t(`alerts.state.${row.state}`)}</Tag>
          </span>
          <span className={classes.dim}>{row.owner?.name ?? t('inbox.nobody')}</span>
        </span>
        <span className={classes.where}>
          <span dir="auto">{brand}</span>
          <span className={classes.dim}>
            <Ago at={row.openedAt} />
            {!row.voices
              ? null
              : ` · ${t('alerts.voices', { count: row.voices, n: format.number(row.voices) })}`}
          </span>
        </span>
      </Link>
    </li>
  );
}
