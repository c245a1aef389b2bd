/** What this hour speaks of more than the week before: a phrase a line, how many voices as a bar, and the mentions a press away. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries.js';
import { useFormat } from '../../i18n/use-format.js';
import { Panel } from '../../ui/Panel.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import classes from './TrendingPanel.module.css';

const HOUR_MS = 3600_000;

export function TrendingPanel({ brandId, show }: { brandId: string; show: (phrase: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [hour, setHour] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(queries.trending(brandId, hour));
  if (error && !data)
    return (
      <div className={classes.panel}>
        <ErrorState error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data) return <LoadingRows rows={1} height={90} />;
  const most = Math.max(1, ...data.items.map((item) => item.voices));
  const move = (hours: number) => {
    const to = Date.parse(data.from) + hours * HOUR_MS;
    setHour(to + HOUR_MS > Date.now() ? null : new Date(to).toISOString());
  };
  return (
    <div className={classes.panel}>
      <Panel
        title={t('judgement.trending.title')}
        aside={
          <Group gap={4}>
            <Button size="compact-xs" variant="default" onClick={() => move(-1)}>
              {t('judgement.trending.earlier')}
            </Button>
            <Button size="compact-xs" variant="default" disabled={hour === null} onClick={() => move(1)}>
              {t('judgement.trending.later')}
            </Button>
          </Group>
        }
      >
        <Text size="xs" c="dimmed">
          {t('judgement.trending.hour', { from: format.dateTime(data.from), to: format.time(data.to) })} ·{' '}
          {t('judgement.trending.posts', { count: data.posts })}
        </Text>
        {data.items.length === 0 ? <Text size="sm">{t('judgement.trending.none')}</Text> : null}
        <ol className={classes.list}>
          {data.items.map((item) => (
            <li key={item.phrase}>
              <button
                type="button"
                className={classes.phrase}
                dir="auto"
                title={item.forms.join(' · ')}
                aria-label={t('judgement.trending.show', { phrase: item.phrase })}
                onClick={() => show(item.forms[0] ?? item.phrase)}
              >
                {item.phrase}
              </button>
              <span className={classes.bar} aria-hidden>
                <span style={{ inlineSize: `${(item.voices / most) * 100}%` }} />
              </span>
              <span className={classes.count}>
                {t('judgement.trending.voices', { count: item.voices })} (
                {t('judgement.trending.usual', { n: format.number(Math.round(item.expected * 10) / 10) })})
              </span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
