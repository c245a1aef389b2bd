/** What changed since an earlier version, word by word, and what reviewers said of each. Read-only. */
import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyVersion } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { Tag } from '../../ui/Tag.js';
import classes from './Versions.module.css';
import { WordDiff } from './WordDiff.js';

export function Versions({ versions, current }: { versions: ReplyVersion[]; current: ReplyVersion }) {
  const { t } = useTranslation();
  const earlier = versions.filter((version) => version.number < current.number);
  const latest = earlier.at(-1);
  const [chosen, choose] = useState<string | null>(null);
  const compared = earlier.find((version) => version.id === chosen) ?? latest;
  const decisions = versions
    .flatMap((version) => version.decisions.map((decision) => ({ ...decision, number: version.number })))
    .filter((decision) => decision.decision === 'returned')
    .sort((a, b) => b.at.localeCompare(a.at));
  return (
    <>
      {decisions.length > 0 ? (
        <ul className={classes.decisions} aria-label={t('review.said')}>
          {decisions.map((decision) => (
            <li key={`${decision.reviewer.id}.${decision.at}`}>
              <Text size="xs" c="dimmed">
                {t('review.returnedBy', { name: decision.reviewer.name, number: decision.number })}{' '}
                <Ago at={decision.at} />
              </Text>
              <span className={classes.tags}>
                {decision.reasons.map((reason) => (
                  <Tag key={reason} tone="amber">
                    {t(`review.reason.${reason}`)}
                  </Tag>
                ))}
              </span>
              <Text size="sm" className={classes.said} dir="auto">
                {decision.comment}
              </Text>
            </li>
          ))}
        </ul>
      ) : null}
      {compared ? (
        <details open>
          <summary className={classes.summary}>{t('review.diff.title')}</summary>
          {earlier.length > 1 ? (
            <NativeSelect
              size="xs"
              mt={6}
              maw={320}
              label={t('review.diff.with')}
              value={compared.id}
              onChange={(event) => choose(event.currentTarget.value)}
              data={earlier.map((version) => ({
                value: version.id,
                label: t('review.diff.version', { number: version.number, name: version.author.name }),
              }))}
            />
          ) : (
            <Text size="xs" c="dimmed" mt={4}>
              {t('review.diff.since', { number: compared.number, name: compared.author.name })}
            </Text>
          )}
          {compared.text === current.text ? (
            <Text size="sm" my="xs">
              {t('review.diff.same')}
            </Text>
          ) : (
            <WordDiff before={compared.text} after={current.text} />
          )}
        </details>
      ) : null}
    </>
  );
}
