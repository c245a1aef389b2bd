/** Work that failed for good and waits for a person: what it was, why it failed, and another try. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { FailedJob } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Ago } from '../../ui/Ago.js';
import page from '../../ui/page.module.css';
import { Notice } from '../../ui/Notice.js';
import { PageTitle } from '../../ui/PageTitle.js';
import { EmptyState, ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Jobs.module.css';

export function JobsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const { data, isPending, error, refetch } = useQuery(queries.jobs());
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageTitle title={t('shell.jobs.title')}>{t('shell.jobs.title')}</PageTitle>
        {data ? (
          <Text size="sm" c="dimmed">
            {Object.entries(data.counts)
              .map(([state, count]) => `${words.term('jobState', state)}: ${format.number(count)}`)
              .join(' · ')}
          </Text>
        ) : null}
      </div>
      {isPending ? (
        <LoadingRows />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <ul className={page.list}>
          {data.problems.map((problem) => (
            <li key={problem}>
              <Notice tone="amber" role="status">
                {problem}
              </Notice>
            </li>
          ))}
          {data.failed.length === 0 ? (
            <li>
              <EmptyState title={t('shell.jobs.empty')}>{t('shell.jobs.emptyWords')}</EmptyState>
            </li>
          ) : (
            data.failed.map((job) => <JobItem key={job.id} job={job} />)
          )}
        </ul>
      )}
    </div>
  );
}

function JobItem({ job }: { job: FailedJob }) {
  const { t } = useTranslation();
  const words = useWords();
  const retry = useAction(() => api.jobs.retry(job.id), { stale: [['jobs']], say: t('shell.jobs.retried') });
  return (
    <li className={classes.item}>
      <div className={classes.grow}>
        <Text fw={600}>{words.term('job', job.job.replace('.', '-'), {}, job.job)}</Text>
        <Text size="sm">{job.reason}</Text>
        <Group gap="md">
          <Text size="xs" c="dimmed">
            <Ago at={job.failedAt} /> · {t('shell.jobs.attempts', { count: job.attempts })}
          </Text>
          <Text size="xs" c="dimmed" ff="monospace">
            {job.job} {Object.values(job.payload).map(String).join(' ')}
          </Text>
        </Group>
      </div>
      <Button size="xs" variant="default" loading={retry.busy} onClick={() => retry.run()}>
        {t('shell.jobs.retry')}
      </Button>
    </li>
  );
}
