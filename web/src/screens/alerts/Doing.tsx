/** Whether somebody has it in hand, and how far the answers are: what an executive asks first. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Icon } from '../../ui/Icon.js';
import { Panel } from '../../ui/Panel.js';
import { Tag } from '../../ui/Tag.js';
import { stateTone } from '../../ui/tones.js';
import classes from './Alert.module.css';

const COUNTS = ['casesOpened', 'casesUnassigned', 'repliesInReview', 'repliesOut'] as const;

export function Doing({ of }: { of: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { doing } = of;
  return (
    <Panel title={t('alerts.doing.title')}>
      <p className={classes.hand} data-tone={of.acknowledgedBy ? 'green' : 'red'}>
        <Icon name={of.acknowledgedBy ? 'check' : 'warn'} size={16} />
        <span>
          {of.acknowledgedBy && of.acknowledgedAt
            ? t('alerts.doing.seen', {
                name: of.acknowledgedBy.name,
                time: format.dateTime(of.acknowledgedAt),
              })
            : t('alerts.doing.unseen')}{' '}
          {of.owner
            ? t('alerts.doing.owned', { name: of.owner.name })
            : doing.agents.length > 0
              ? t('alerts.doing.agents', { names: format.list(doing.agents.map((one) => one.name)) })
              : t('alerts.doing.unowned')}
        </span>
      </p>
      {of.resolvedBy && of.resolvedAt ? (
        <p className={classes.hand}>
          <span>
            {t('alerts.resolution', { name: of.resolvedBy.name, time: format.dateTime(of.resolvedAt) })}
            {of.resolution ? <q dir="auto"> {of.resolution}</q> : null}
          </span>
        </p>
      ) : null}
      <dl className={classes.numbers}>
        {COUNTS.map((key) => (
          <div key={key}>
            <dt>{t(`alerts.doing.${key}`)}</dt>
            <dd data-tone={key === 'casesUnassigned' && doing[key] > 0 ? 'red' : undefined}>
              {format.number(doing[key])}
            </dd>
          </div>
        ))}
      </dl>
      {doing.cases.length > 0 ? (
        <>
          <h3 className={classes.heading}>{t('alerts.doing.cases')}</h3>
          <ul className={classes.cases}>
            {doing.cases.map((one) => (
              <li key={one.id}>
                <Link to="/cases/$caseId" params={{ caseId: one.id }}>
                  #{one.number} <span dir="auto">{one.title}</span>
                </Link>
                <span className={classes.facts}>
                  <Tag tone={stateTone[one.state]}>{t(`words.caseState.${one.state}`)}</Tag>
                  <span>{one.assignee?.name ?? t('inbox.nobody')}</span>
                  {one.replyState ? <span>{words.term('replyState', one.replyState)}</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}
