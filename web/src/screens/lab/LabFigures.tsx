/** How often it would have spoken, how early, and how right it was by people's own marks. */
import { useTranslation } from 'react-i18next';
import type { AlertLab } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Lab.module.css';

export function LabFigures({ of }: { of: AlertLab }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { alerts, alertsAWeek, medianLeadMinutes, precision, right, wrong, missed } = of.figures;
  return (
    <dl className={classes.figures} aria-live="polite">
      <div>
        <dt>{t('lab.figures.alerts')}</dt>
        <dd>{format.number(alerts)}</dd>
        <dd className={classes.note}>
          {t('lab.figures.aWeek', { value: format.number(Math.round(alertsAWeek * 10) / 10) })}
        </dd>
      </div>
      <div>
        <dt>{t('lab.figures.lead')}</dt>
        <dd>
          {medianLeadMinutes === null ? t('lab.figures.none') : format.duration(medianLeadMinutes * 60)}
        </dd>
        <dd className={classes.note}>{t('lab.figures.leadNote')}</dd>
      </div>
      <div>
        <dt>{t('lab.figures.precision')}</dt>
        <dd>{precision === null ? t('lab.figures.none') : format.percent(precision)}</dd>
        <dd className={classes.note}>
          {precision === null && missed === 0
            ? t('lab.figures.unmarked')
            : t('lab.figures.marks', {
                right: format.number(right),
                wrong: format.number(wrong),
                missed: format.number(missed),
              })}
        </dd>
      </div>
    </dl>
  );
}
