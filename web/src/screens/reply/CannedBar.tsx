/** How canned a reply reads, always in sight: a short bar, its number, and the earlier reply it is most like. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Canned } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Quiet.module.css';

export function CannedBar({ canned }: { canned: Canned | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!canned)
    return (
      <Text size="xs" c="dimmed">
        {t('promises.cannedShort')}
      </Text>
    );
  const line = (
    <>
      {t('promises.canned')}
      <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" className={classes.track} />
        <rect
          width={canned.score}
          height="8"
          className={classes.fill}
          data-high={canned.score >= 75 || undefined}
        />
      </svg>
      {format.number(canned.score)} / {format.number(100)}
    </>
  );
  if (!canned.like) return <div className={classes.line}>{line}</div>;
  return (
    <details className={classes.quiet}>
      <summary className={classes.line}>{line}</summary>
      <Text size="xs" dir="auto">
        {t('promises.cannedLike')}: {canned.like}
      </Text>
    </details>
  );
}
