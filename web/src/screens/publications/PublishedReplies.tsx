/** What of a case is published: how it stands on the platform by the last look, and the ways to put it right. */
import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { Notice } from '../../ui/Notice.js';
import { Panel } from '../../ui/Panel.js';
import { PostText } from '../../ui/PostText.js';
import { SafeLink } from '../../ui/SafeLink.js';
import { AskAmend } from './AskAmend.js';

const TONES = { edited: 'amber', gone: 'red', removed: 'blue' } as const;

export function PublishedReplies({ replies }: { replies: readonly ReplyView[] }) {
  const { t } = useTranslation();
  const published = replies.filter((reply) => reply.state === 'published' && reply.kind === 'post');
  if (published.length === 0) return null;
  return (
    <Panel title={t('publishing.title')}>
      <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
        {published.map((reply) => (
          <li key={reply.id}>
            <Published reply={reply} />
          </li>
        ))}
      </Stack>
    </Panel>
  );
}

function Published({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { standing, publication, amend } = reply;
  const at = publication?.publishedAt;
  // Why not is worth a line where the platform is the reason, not where it goes without saying.
  const cannot = amend.correct === 'cannot-correct' && amend.remove === null ? 'cannot-correct' : null;
  return (
    <>
      <PostText text={reply.version?.text ?? ''} deleted={standing?.state === 'removed'} />
      <Text size="sm" c="dimmed">
        {at ? t('reply.publication.publishedAt', { at: format.dateTime(at) }) : null}{' '}
        {standing?.lookedAt ? t('publishing.lookedAt', { at: format.dateTime(standing.lookedAt) }) : null}{' '}
        {publication?.permalink ? (
          <SafeLink href={publication.permalink} inText>
            {t('reply.publication.open')}
          </SafeLink>
        ) : null}
      </Text>
      {standing && standing.state !== 'there' ? (
        <Notice tone={TONES[standing.state]} role="status" title={t(`publishing.standing.${standing.state}`)}>
          <Text size="sm">{t('publishing.since', { at: format.dateTime(standing.since) })}</Text>
          {standing.text ? (
            <blockquote style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }} dir="auto">
              {standing.text}
            </blockquote>
          ) : null}
        </Notice>
      ) : null}
      <Group gap="sm" mt="xs">
        {amend.correct === null ? <AskAmend reply={reply} kind="correct" /> : null}
        {amend.remove === null ? <AskAmend reply={reply} kind="remove" /> : null}
      </Group>
      {cannot ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t(`words.why.${cannot}`)}
        </Text>
      ) : null}
    </>
  );
}
