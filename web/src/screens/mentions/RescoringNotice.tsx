/** Offers to judge earlier mentions anew when the scorer has become another, and shows how far that is. Silent when there is nothing to say. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { Rescoring } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Notice } from '../../ui/Notice.js';
import { useAction } from '../../ui/use-action.js';
import { useNow } from '../../ui/use-now.js';
import classes from '../judgement/Judgement.module.css';

/** A run that ended longer ago than this is no news. */
const NEWS_MS = 3600_000;

export function RescoringNotice({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const now = useNow(60_000);
  const { data } = useQuery(queries.scoring(brandId));
  const start = useAction(() => api.scoring.rescore(brandId), { stale: [['scoring']] });
  if (!data) return null;
  if (data.running) return <Running run={data.running} />;
  if (data.stale > 0 && can(me, 'scoring.manage'))
    return (
      <Notice tone="blue" title={t('judgement.rescoring.title')} role="status" spaced>
        <Text size="sm">
          {t('judgement.rescoring.stale', { count: data.stale, n: format.number(data.stale) })}{' '}
          {t('judgement.rescoring.keeps')}
        </Text>
        <Button size="xs" mt="xs" loading={start.busy} onClick={() => start.run()}>
          {t('judgement.rescoring.start')}
        </Button>
      </Notice>
    );
  const { last } = data;
  if (!last?.finishedAt || now - Date.parse(last.finishedAt) > NEWS_MS || last.total === 0) return null;
  const counts = {
    done: format.number(last.done),
    total: format.number(last.total),
    changed: format.number(last.changed),
    flagged: format.number(last.flagged),
  };
  return (
    <Text size="sm" c="dimmed" role="status" mb="xs">
      {last.state === 'done'
        ? t('judgement.rescoring.done', counts)
        : t('judgement.rescoring.stopped', counts)}
    </Text>
  );
}

function Running({ run }: { run: Rescoring }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const stop = useAction(() => api.scoring.stop(run.id), { stale: [['scoring']] });
  const words = t('judgement.rescoring.progress', {
    done: format.number(run.done),
    total: format.number(run.total),
  });
  return (
    <Notice tone="blue" title={t('judgement.rescoring.running')} spaced>
      <progress
        className={classes.progress}
        max={Math.max(1, run.total)}
        value={run.done}
        aria-label={t('judgement.rescoring.running')}
        aria-valuetext={words}
      />
      <Group gap="sm" mt={4}>
        <Text size="sm">
          {words}
          {run.secondsLeft === null
            ? null
            : ` · ${t('judgement.rescoring.left', { time: format.duration(Math.max(1, run.secondsLeft)) })}`}
        </Text>
        {can(me, 'scoring.manage') ? (
          <Button size="compact-xs" variant="default" loading={stop.busy} onClick={() => stop.run()}>
            {t('judgement.rescoring.stop')}
          </Button>
        ) : null}
      </Group>
    </Notice>
  );
}
