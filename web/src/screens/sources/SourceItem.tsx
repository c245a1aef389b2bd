/** One source: whether it is well, in words an administrator can act on, and what to do with it. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { Source } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWords } from '../../i18n/use-words.js';
import { Ago } from '../../ui/Ago.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { Tag } from '../../ui/Tag.js';
import { healthTone } from '../../ui/tones.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Sources.module.css';

export function SourceItem({ source, manages }: { source: Source; manages: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useWords();
  const act = useAction((what: 'pause' | 'resume' | 'poll') => api.sources[what](source.id), {
    stale: [['sources']],
  });
  const remove = useAction(() => api.sources.remove(source.id), { stale: [['sources']] });
  return (
    <li className={classes.item}>
      <div className={classes.grow}>
        <Group gap="xs">
          <Text fw={600}>{source.title}</Text>
          <Tag tone={healthTone[source.health]}>{t(`sources.health.${source.health}.word`)}</Tag>
        </Group>
        <div className={classes.facts}>
          <span>
            {source.platformLabel} · {words.term('sourceKind', source.kind)}
          </span>
          <span>
            {t('sources.mentions', { count: source.mentionsCount, n: format.number(source.mentionsCount) })}
          </span>
          <span>
            {source.lastSuccessAt ? (
              <>
                {t('sources.lastSuccess')} <Ago at={source.lastSuccessAt} />
              </>
            ) : (
              t('sources.neverRead')
            )}
          </span>
          {source.state === 'active' ? (
            <span>{t('sources.every', { time: format.duration(source.intervalSeconds) })}</span>
          ) : null}
        </div>
        {source.health === 'ok' ? null : (
          <Text size="sm">{t(`sources.health.${source.health}.words`, { count: source.failures })}</Text>
        )}
        {source.error ? (
          <Text size="sm" className={classes.error}>
            {words.term('platformError', source.error.kind, {}, '')} {source.error.words}
          </Text>
        ) : null}
        {source.warnings.map((warning) => (
          <Text key={warning} size="sm" className={classes.warning}>
            {warning}
          </Text>
        ))}
      </div>
      {manages ? (
        <Group gap={6}>
          {source.state === 'active' ? (
            <Button size="xs" variant="default" loading={act.busy} onClick={() => act.run('poll')}>
              {t('sources.poll')}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            loading={act.busy}
            onClick={() => act.run(source.state === 'active' ? 'pause' : 'resume')}
          >
            {source.state === 'active' ? t('sources.pause') : t('sources.resume')}
          </Button>
          <ConfirmButton
            label={t('sources.remove')}
            question={t('sources.removeQuestion', { title: source.title })}
            explain={t('sources.removeExplain')}
            busy={remove.busy}
            act={() => remove.run()}
          />
        </Group>
      ) : null}
    </li>
  );
}
