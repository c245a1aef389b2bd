/** The picture and the numbers: how many voices against how many are usual, how bitter, how far, about what. */
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import classes from './Alert.module.css';

export function Stakes({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stakes } = of;
  // None counted is no news beside the sentence that says what was.
  const numbers = [
    { key: 'voices', value: stakes.voices ? format.number(Math.round(stakes.voices)) : null },
    {
      key: 'negative',
      value:
        stakes.negative !== null && stakes.voices
          ? `${format.number(stakes.negative)} (${format.percent(stakes.negative / stakes.voices)})`
          : null,
    },
    { key: 'reach', value: stakes.reach ? format.number(Math.round(stakes.reach)) : null },
  ] as const;
  const known = numbers.filter(({ value }) => value !== null);
  return (
    <Panel title={t('alerts.stakes.title')}>
      <Compare of={of} />
      {known.length === 0 && stakes.topics.length === 0 ? (
        <p className={classes.dim}>{t('alerts.stakes.none')}</p>
      ) : null}
      <dl className={classes.numbers}>
        {known.map(({ key, value }) => (
          <div key={key}>
            <dt>{t(`alerts.stakes.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {stakes.topics.length > 0 ? (
        <div className={classes.topics}>
          <span className={classes.dim}>{t('alerts.stakes.topics')}</span>
          {stakes.topics.map((topic) => (
            <Tag key={topic.id}>{topic.label}</Tag>
          ))}
        </div>
      ) : null}
    </Panel>
  );
}

/** Two bars say it faster than any sentence: what is, above what usually is. */
function Compare({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { voices, expected, times } = of.stakes;
  if (!voices || expected === null) return null;
  const most = Math.max(voices, expected, 1);
  const short = (value: number) =>
    format.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  const said = t('alerts.compare.words', { voices: short(voices), expected: short(expected) });
  return (
    <figure className={classes.compare}>
      <svg role="img" aria-label={said} viewBox="0 0 100 15" preserveAspectRatio="none">
        <rect width={(voices / most) * 100} height="8" className={classes.seen} />
        <rect y="10" width={Math.max(0.6, (expected / most) * 100)} height="5" className={classes.usual} />
      </svg>
      <figcaption aria-hidden="true">
        <span className={classes.key} data-of="seen">
          {t('alerts.compare.now')}: <b>{short(voices)}</b>
        </span>
        <span className={classes.key} data-of="usual">
          {t('alerts.compare.usual')}: <b>{short(expected)}</b>
        </span>
        {times !== null && times >= 1.5 ? (
          <strong className={classes.times}>{t('alerts.compare.times', { times: short(times) })}</strong>
        ) : null}
      </figcaption>
    </figure>
  );
}
