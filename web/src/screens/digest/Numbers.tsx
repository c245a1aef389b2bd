/** Three numbers, each beside what is usual: a number alone tells nobody whether to worry. */
import { useTranslation } from 'react-i18next';
import type { Digest } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { compared } from './compared.js';
import classes from './Digest.module.css';

export function Numbers({ of }: { of: Digest }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = {
    voices: (value: number) => format.number(Math.round(value)),
    negativeShare: format.percent,
    firstResponseSeconds: format.duration,
  };
  return (
    <section aria-label={t('digest.numbers')}>
      <dl className={classes.three}>
        {(['voices', 'negativeShare', 'firstResponseSeconds'] as const).map((key) => {
          const { value, usual } = of[key];
          const way = compared(value, usual);
          return (
            <div key={key}>
              <dt>{t(`digest.${key}`)}</dt>
              <dd>
                <strong>
                  {value !== null
                    ? shown[key](value)
                    : key === 'voices'
                      ? t('digest.missing')
                      : t('digest.none')}
                </strong>
                <span>
                  {usual === null ? t('digest.noUsual') : t('digest.usual', { value: shown[key](usual) })}
                </span>
                {way ? (
                  <span data-way={way}>
                    <span aria-hidden="true">{way === 'more' ? '▲' : way === 'less' ? '▼' : '●'}</span>{' '}
                    {t(`digest.${way}`)}
                  </span>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
