/** Why the risk is what it is: each reason in words with the points it gave or took, and its factor; the points add up to the risk. */
import { useTranslation } from 'react-i18next';
import type { Score } from '../api/types.js';
import { useFormat } from '../i18n/use-format.js';
import { useWords } from '../i18n/use-words.js';
import classes from './ReasonList.module.css';
import { RiskBar } from './RiskBar.js';

export function ReasonList({ score, risk }: { score: Score; risk: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  return (
    <>
      <RiskBar risk={risk} wide />
      <h3 className={classes.heading}>{t('judgement.weighed')}</h3>
      <ul className={classes.list}>
        {score.reasons.map((reason, index) => (
          <li key={`${reason.code}.${index}`} className={classes.item}>
            <span className={classes.points} data-sign={Math.sign(reason.points ?? 0)}>
              {reason.points
                ? `${reason.points > 0 ? '+' : '−'}${format.number(Math.abs(reason.points))}`
                : '·'}
            </span>
            <span>
              {words.reason(reason)}
              {typeof reason.params?.['factor'] === 'number' ? (
                <span className={classes.factor}>
                  {t('judgement.times', { factor: format.number(reason.params['factor']) })}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
