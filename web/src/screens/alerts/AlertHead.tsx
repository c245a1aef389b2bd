/** How grave, where, what in one sentence, since when and whether it is over. */
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useBrand } from '../../session/brand.js';
import { Ago } from '../../ui/Ago.js';
import { LevelMark } from '../../ui/LevelMark.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { Tag } from '../../ui/Tag.js';
import { alertTone } from '../../ui/tones.js';
import classes from './Alert.module.css';

export function AlertHead({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brands } = useBrand();
  const brand = brands.find((one) => one.id === of.brandId)?.name ?? t('alerts.installation');
  return (
    <header className={classes.head} data-level={of.state === 'resolved' ? undefined : of.level}>
      <div className={classes.top}>
        <LevelMark level={of.level} size={34} />
        <Tag tone={alertTone[of.state]}>{t(`alerts.state.${of.state}`)}</Tag>
        <span className={classes.dim}>{t(`alerts.kind.${of.kind}`)}</span>
      </div>
      <PageTitle title={of.title}>{of.title}</PageTitle>
      <p className={classes.sentence}>{of.summary}</p>
      {(of.kind === 'feed' || of.kind === 'account') && !of.endedAt ? (
        <p className={classes.dim}>{t('alerts.blind')}</p>
      ) : null}
      <div className={classes.facts}>
        <strong dir="auto">{brand}</strong>
        <span>
          <Ago at={of.openedAt} />
        </span>
        <span>
          {of.endedAt ? t('alerts.over', { time: format.dateTime(of.endedAt) }) : t('alerts.goesOn')}
        </span>
        {of.updates > 0 ? <span>{t('alerts.changed', { count: of.updates })}</span> : null}
        {of.snoozedUntil ? (
          <span>{t('alerts.snoozedUntil', { time: format.dateTime(of.snoozedUntil) })}</span>
        ) : null}
      </div>
    </header>
  );
}
