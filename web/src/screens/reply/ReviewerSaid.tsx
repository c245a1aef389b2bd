/** The reviewers' words on earlier versions, the newest first and open, because that is what to act on. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyView } from '../../api/types.js';
import { Ago } from '../../ui/Ago.js';
import { Notice } from '../../ui/Notice.js';

export function ReviewerSaid({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const returned = reply.versions
    .flatMap((version) => version.decisions.map((decision) => ({ ...decision, number: version.number })))
    .filter((decision) => decision.decision === 'returned')
    .sort((a, b) => b.at.localeCompare(a.at));
  const [latest, ...older] = returned;
  if (!latest) return null;
  return (
    <Notice
      tone={reply.state === 'changes_requested' ? 'amber' : 'grey'}
      title={t('reply.returned.by', { name: latest.reviewer.name })}
    >
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} dir="auto">
        {latest.comment}
      </Text>
      <Text size="xs" c="dimmed">
        {t('reply.version', { number: latest.number })} · <Ago at={latest.at} />
      </Text>
      {older.length > 0 ? (
        <details>
          <summary>{t('reply.returned.older', { count: older.length })}</summary>
          {older.map((decision) => (
            <Text key={decision.at} size="sm" mt={4} dir="auto">
              {t('reply.version', { number: decision.number })} · {decision.reviewer.name}: {decision.comment}
            </Text>
          ))}
        </details>
      ) : null}
    </Notice>
  );
}
