/**
 * How often this judgement is wrong in this language, from the model card; opened, it says by what measure and on how many posts.
 * Where nothing was measured it says so: silence would read as praise.
 */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Judgement.module.css';
import { measureKey, timesWrong } from './times-wrong.js';

export function ErrorRate({ judgement, language }: { judgement: string; language: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const card = useQuery(queries.card()).data;
  if (!card) return null;
  const rate = card.errors.find((one) => one.judgement === judgement && one.language === language);
  const name = format.language(language);
  if (!rate) return <span className={classes.quiet}>{t('judgement.notMeasured', { language: name })}</span>;
  const { times, of } = timesWrong(rate.wrong);
  const how = t('judgement.figure', {
    measure: t(`judgement.measure.${measureKey(rate.measure)}`),
    value: format.percent(1 - rate.wrong),
    n: rate.n,
    set: rate.set,
  });
  return (
    <details className={classes.rate}>
      <summary title={how}>{t('judgement.wrong', { language: name, count: times, of })}</summary>
      {how}
    </details>
  );
}
