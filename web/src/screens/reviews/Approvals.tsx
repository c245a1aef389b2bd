/** Whose yes is needed, who has given it, and why it takes so many. */
import { useTranslation } from 'react-i18next';
import type { ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Ago } from '../../ui/Ago.js';
import classes from './Approvals.module.css';

type Review = NonNullable<ReplyView['review']>;

export function Approvals({ review }: { review: Review }) {
  const { t } = useTranslation();
  const format = useFormat();
  const whom = ({ by, people }: Review['steps'][number]) =>
    by === 'people' ? format.list(people.map(({ name }) => name)) : t(`review.step.${by}`);
  return (
    <details className={classes.box} open={review.needed > 1}>
      <summary>
        {review.needed > 1
          ? t('review.given', { given: review.given, needed: review.needed })
          : t('review.oneIsEnough')}
      </summary>
      {review.needed > 1 ? (
        <ol className={classes.steps}>
          {review.steps.map((step, index) => (
            <li key={index} data-filled={step.filledBy !== null || undefined}>
              {step.filledBy ? (
                <>
                  {t('review.filledBy', { name: step.filledBy.name })} {step.at ? <Ago at={step.at} /> : null}
                </>
              ) : (
                t('review.stillNeeded', { whom: whom(step) })
              )}
            </li>
          ))}
        </ol>
      ) : null}
      {review.needed > 1 && review.ordered ? <p>{t('review.ordered')}</p> : null}
      {review.needed > 1 && review.leadSuffices ? <p>{t('review.leadSuffices')}</p> : null}
      <ul className={classes.why} aria-label={t('review.whyTitle')}>
        {review.why.map(({ code, params }, index) => (
          <li key={`${code}.${index}`}>{t(`review.why.${code}`, whyParams(params))}</li>
        ))}
      </ul>
    </details>
  );

  function whyParams(params: Record<string, string | number> = {}): Record<string, string | number> {
    return { ...params, ...(params['at'] ? { at: format.date(String(params['at'])) } : {}) };
  }
}
