/** What a mention is taken for, each judgement with how often it is wrong, and whose word it is where a person overruled it. */
import { useTranslation } from 'react-i18next';
import type { CorrectedField, MentionDetail } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorRate } from './ErrorRate.js';
import classes from './Judgement.module.css';
import { useFieldWords } from './use-field-words.js';

const FIELDS = ['sentiment', 'complaint', 'urgency', 'offensive', 'spam', 'language', 'topics'] as const;

export function Facts({ mention }: { mention: MentionDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFieldWords(mention.brandId);
  const { score } = mention;
  const judged = (share: number, yes: string): string =>
    `${share >= 0.5 ? yes : t('judgement.no')} (${t('judgement.sure', { percent: format.percent(Math.max(share, 1 - share)) })})`;
  const kinds = score.urgencyKinds ?? [];
  const scorer: Record<(typeof FIELDS)[number], string> = {
    sentiment: t(`words.sentiment.${score.sentiment}`),
    complaint: judged(score.complaint, t('judgement.yes')),
    urgency: words.list(kinds.map(words.kind)),
    offensive: judged(score.offensive, t('judgement.yes')),
    spam: judged(score.spam, t('judgement.yes')),
    language: format.language(score.language),
    topics: words.list(score.topics.map(words.topic)),
  };
  return (
    <>
      <h3 className={classes.heading}>{t('judgement.fields')}</h3>
      <dl className={classes.facts}>
        {FIELDS.map((field) => (
          <Fact key={field} field={field} mention={mention} scorer={scorer[field]} say={words.value} />
        ))}
      </dl>
      {mention.spamOpinion ? (
        <span className={classes.quiet}>{t(`judgement.opinion.${mention.spamOpinion}`)}</span>
      ) : null}
    </>
  );
}

function Fact({
  field,
  mention,
  scorer,
  say,
}: {
  field: (typeof FIELDS)[number];
  mention: MentionDetail;
  scorer: string;
  say: (field: CorrectedField, value: MentionDetail['corrections'][number]['now']) => string;
}) {
  const { t } = useTranslation();
  const said = mention.corrections.find((one) => one.field === field && one.inForce);
  return (
    <div>
      <dt>{t(`judgement.field.${field}`)}</dt>
      <dd>
        <span className={classes.value}>{said ? say(field, said.now) : scorer}</span>
        {said ? (
          <span className={classes.quiet}>
            {t('judgement.overruledBy', { name: said.by.name })} ·{' '}
            {t('judgement.scorerSaid', { value: scorer })}
          </span>
        ) : (
          <ErrorRate judgement={field} language={mention.score.language} />
        )}
      </dd>
    </div>
  );
}
