/** Seven days as bars, the negative part darker and lower; the same as a list for whoever does not see it. */
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import classes from './Digest.module.css';

export function Week({ days }: { days: Digest['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...days.map((day) => day.voices));
  return (
    <Panel
      title={t('digest.week')}
      aside={
        <span className={classes.legend} aria-hidden="true">
          <span data-of="negative">{t('digest.negativeShare')}</span>
          <span data-of="other">{t('digest.other')}</span>
        </span>
      }
    >
      <ol className={classes.week}>
        {days.map((day) => (
          <li key={day.from}>
            <span className="hidden">
              {t('digest.day', {
                day: format.date(day.to),
                voices: format.number(day.voices),
                negative: format.number(day.negative),
              })}
            </span>
            <span aria-hidden="true" className={classes.count}>
              {format.number(day.voices)}
            </span>
            <svg viewBox="0 0 10 60" preserveAspectRatio="none" aria-hidden="true">
              <rect
                y={60 - (day.voices / most) * 60}
                width="10"
                height={((day.voices - day.negative) / most) * 60}
                className={classes.other}
              />
              <rect
                y={60 - (day.negative / most) * 60}
                width="10"
                height={(day.negative / most) * 60}
                className={classes.negative}
              />
            </svg>
            <span aria-hidden="true" className={classes.weekday}>
              {format.weekday(day.to)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
