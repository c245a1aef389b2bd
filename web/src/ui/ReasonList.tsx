/** A judgement of the scorer, with its reasons in words and the points of each. */
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
      <dl className={classes.facts}>
        <div>
          <dt>{t('words.complaint')}</dt>
          <dd>{format.percent(score.complaint)}</dd>
        </div>
        <div>
          <dt>{t('words.urgency')}</dt>
          <dd>{format.percent(score.urgency)}</dd>
        </div>
        <div>
          <dt>{t('words.sentimentLabel')}</dt>
          <dd>{t(`words.sentiment.${score.sentiment}`)}</dd>
        </div>
      </dl>
      <ul className={classes.list}>
        {score.reasons.map((reason, index) => (
          <li key={`${reason.code}.${index}`} className={classes.item}>
            <span className={classes.points} data-sign={Math.sign(reason.points ?? 0)}>
              {reason.points
                ? `${reason.points > 0 ? '+' : '−'}${format.number(Math.abs(reason.points))}`
                : '·'}
            </span>
            <span>{words.reason(reason)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
