/** At a glance: the mood of the last day, and whether every source still delivers. A picture first, the same in words beside it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import type { SourceHealth } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { healthTone } from '../../ui/tones.js';
import { useNow } from '../../ui/use-now.js';
import { BARS, type Mood, moodOf } from './mood.js';
import classes from './Pulse.module.css';

/** What is wrong comes first. */
const HEALTH: readonly SourceHealth[] = ['failing', 'gone', 'silent', 'waiting', 'paused', 'ok'];

export function Pulse({ brandId }: { brandId: string }) {
  const me = useMe();
  const now = useNow(60_000);
  const heard = useQuery(queries.mood(brandId)).data;
  return (
    <div className={classes.pulse}>
      {heard ? <MoodPicture mood={moodOf(heard.items, now, heard.next !== null)} /> : <span />}
      {can(me, 'sources.read') ? <SourcesPicture brandId={brandId} /> : null}
    </div>
  );
}

function MoodPicture({ mood }: { mood: Mood }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { bars, all, seconds } = mood;
  const count = all.neg + all.neu + all.pos;
  const time = seconds >= 86_400 ? format.hours(24) : format.duration(seconds);
  const most = Math.max(1, ...bars.map((bar) => Math.max(bar.neg, bar.pos + bar.neu)));
  const unit = 15 / most;
  const words = t('inbox.mood.words', {
    time,
    neg: format.number(all.neg),
    neu: format.number(all.neu),
    pos: format.number(all.pos),
  });
  return (
    <Link to="/mentions" className={classes.part} title={words}>
      <span className="hidden">{words}</span>
      <svg
        viewBox={`0 0 ${BARS * 4} 32`}
        className={classes.mood}
        aria-hidden="true"
        preserveAspectRatio="none"
      >
        {bars.map((bar, index) => (
          <g key={index} transform={`translate(${index * 4} 0)`}>
            <rect className={classes.neu} width="3" y={16 - bar.neu * unit} height={bar.neu * unit} />
            <rect
              className={classes.pos}
              width="3"
              y={16 - (bar.neu + bar.pos) * unit}
              height={bar.pos * unit}
            />
            <rect className={classes.neg} width="3" y="17" height={bar.neg * unit} />
          </g>
        ))}
        <rect className={classes.axis} y="16" width={BARS * 4} height="1" />
      </svg>
      <span className={classes.legend} aria-hidden="true">
        <span className={classes.what}>{t('inbox.mood.title', { time })}</span>
        {count === 0 ? (
          <span>{t('inbox.mood.none')}</span>
        ) : (
          <span>
            <b data-mood="pos">▲ {format.number(all.pos)}</b>{' '}
            <b data-mood="neu">● {format.number(all.neu)}</b>{' '}
            <b data-mood="neg">▼ {format.number(all.neg)}</b>
          </span>
        )}
      </span>
    </Link>
  );
}

function SourcesPicture({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(queries.sources(brandId));
  if (!data || data.items.length === 0) return null;
  const counts = HEALTH.map((health) => ({
    health,
    count: data.items.filter((source) => source.health === health).length,
  })).filter(({ count }) => count > 0);
  const words = counts.map(
    ({ health, count }) => `${format.number(count)} ${t(`sources.health.${health}.word`)}`,
  );
  return (
    <Link to="/sources" className={classes.part}>
      <span className="hidden">{`${t('sources.title')}: ${words.join(', ')}`}</span>
      <span className={classes.legend} aria-hidden="true">
        <span className={classes.what}>{t('sources.title')}</span>
        <span className={classes.share}>
          {counts.map(({ health, count }) => (
            <span key={health} data-tone={healthTone[health]} style={{ flexGrow: count }} />
          ))}
        </span>
        <span>{words.slice(0, 2).join(' · ')}</span>
      </span>
    </Link>
  );
}
