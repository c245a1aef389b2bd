/** One stream behind a pasted address, with its newest posts, to add or to leave. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { Discovery } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import page from '../../ui/page.module.css';
import { PostText } from '../../ui/PostText.js';
import { Tag } from '../../ui/Tag.js';
import { useAction } from '../../ui/use-action.js';
import classes from './Sources.module.css';

interface Props {
  found: Discovery;
  brandId: string;
  accountId: string | null;
  added: () => void;
}

export function Found({ found, brandId, accountId, added }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { platform, kind, address, key, title } = found;
  const add = useAction(
    () =>
      api.sources.create({
        brandId,
        platform,
        kind,
        address,
        key,
        title,
        ...(accountId ? { accountId } : {}),
      }),
    { stale: [['sources']], say: t('sources.add.added'), done: added },
  );
  const lacksAccount = found.needsAccount && !accountId;
  return (
    <article className={classes.found}>
      <Group justify="space-between" gap="sm">
        <div className={classes.grow}>
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed">
            {found.platformLabel} · {found.summary}
          </Text>
        </div>
        {found.alreadyAdded ? (
          <Tag tone="green">{t('sources.add.already')}</Tag>
        ) : (
          <Button size="xs" loading={add.busy} disabled={lacksAccount} onClick={() => add.run()}>
            {t('sources.add.act')}
          </Button>
        )}
      </Group>
      {lacksAccount ? <Text size="sm">{t('sources.add.needsAccount')}</Text> : null}
      {found.warnings.map((warning) => (
        <Text key={warning} size="sm" className={classes.warning}>
          {warning}
        </Text>
      ))}
      {found.preview.length > 0 ? (
        <ul className={page.plain} aria-label={t('sources.add.preview')}>
          {found.preview.slice(0, 3).map((post, index) => (
            <li key={index} className={classes.preview}>
              <Text size="xs" c="dimmed">
                {[post.author, post.publishedAt ? format.dateTime(post.publishedAt) : null]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              <PostText text={post.text.length > 280 ? `${post.text.slice(0, 279)}…` : post.text} />
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}
