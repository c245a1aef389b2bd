/** What a submitted version promises: who keeps it, until when, and who signs where it is more than its author may give. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyVersion } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Tag } from '../../ui/Tag.js';
import classes from './PromiseList.module.css';

export function VersionPromises({ promises }: { promises: ReplyVersion['commitments'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (promises.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t('promises.title')}>
      {promises.map((one) => {
        const kind = one.kind as 'other';
        return (
          <li key={one.id} className={classes.item}>
            <Text size="sm" dir="auto" className={classes.words}>
              <Tag tone="blue">{t(`promises.kind.${kind}`)}</Tag> {one.words}
            </Text>
            <Text size="xs" c="dimmed">
              {t('promises.confirmed', { name: one.owner.name, due: format.dateTime(one.dueAt) })}
              {one.beyond
                ? ` · ${one.cosignedBy ? t('promises.cosigned', { name: one.cosignedBy.name }) : t('promises.beyond')}`
                : ''}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
