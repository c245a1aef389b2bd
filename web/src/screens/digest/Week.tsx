/**
 * Seven days as bars, the negative part darker and lower; the same as a list for whoever does not see it. A day nobody listened to is
 * missing, not 0.
 */
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import classes from './Digest.module.css';
import { middle } from './middle.js';

export function Week({ days }: { days: Digest['days'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...days.map((day) => day.voices ?? 0));
  return (
    <Panel
      title={t('digest.week')}
      aside={
        <span className={classes.legend} aria-hidden="true">
          <span data-of="negative">{t('digest.negativeShare')}</span>
          <span data-of="other">{t('digest.other')}</span>
          {days.some((day) => day.voices === null) ? (
            <span data-of="missing">{t('digest.missing')}</span>
          ) : null}
        </span>
      }
    >
      <ol className={classes.week}>
        {days.map((day) => (
          <li key={day.from}>
            <span className="hidden">
              {day.voices === null
                ? t('digest.missingDay', { day: format.date(middle(day)) })
                : t('digest.day', {
                    day: format.date(middle(day)),
                    voices: format.number(day.voices),
                    negative: format.number(day.negative ?? 0),
                  })}
            </span>
            <span aria-hidden="true" className={classes.count}>
              {day.voices === null ? '–' : format.number(day.voices)}
            </span>
            {day.voices === null ? (
              <span aria-hidden="true" className={classes.missing} title={t('digest.missing')} />
            ) : (
              <svg viewBox="0 0 10 60" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  y={60 - (day.voices / most) * 60}
                  width="10"
                  height={((day.voices - (day.negative ?? 0)) / most) * 60}
                  className={classes.other}
                />
                <rect
                  y={60 - ((day.negative ?? 0) / most) * 60}
                  width="10"
                  height={((day.negative ?? 0) / most) * 60}
                  className={classes.negative}
                />
              </svg>
            )}
            <span aria-hidden="true" className={classes.weekday}>
              {format.weekday(middle(day))}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
