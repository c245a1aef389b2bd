/** Where an approved reply is on its way out, in plain words. Never says "posted" before the platform, or a person, did. */
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { PublicationView, ReplyView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { useFormat } from '../../i18n/use-format.js';
import { SafeLink } from '../../ui/SafeLink.js';
import { publicationTone } from '../../ui/tones.js';
import { useAction } from '../../ui/use-action.js';
import { ManualSteps } from './ManualSteps.js';
import { Settle } from './Settle.js';
import { UndoCountdown } from './UndoCountdown.js';
import { Notice } from '../../ui/Notice.js';

export function PublicationPanel({
  reply,
  brandId,
  pageUrl,
}: {
  reply: ReplyView;
  brandId: string;
  pageUrl: string | null;
}) {
  const { publication } = reply;
  if (!publication) return null;
  if (publication.mode === 'manual' && ['queued', 'sending'].includes(publication.state)) {
    return <ManualSteps reply={reply} publication={publication} pageUrl={pageUrl} />;
  }
  if (publication.state === 'queued')
    return <UndoCountdown reply={reply} brandId={brandId} publication={publication} />;
  return <Settled reply={reply} publication={publication} />;
}

function Settled({ reply, publication }: { reply: ReplyView; publication: PublicationView }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const resend = useAction(() => api.replies.resend(reply.id), {
    stale: [['case', reply.caseId], ['cases']],
  });
  const { state, error } = publication;
  return (
    <Notice tone={publicationTone[state]} role="status" title={t(`reply.publication.${state}.title`)}>
      <Text size="sm">
        {state === 'published' && publication.publishedAt
          ? t('reply.publication.publishedAt', { at: format.dateTime(publication.publishedAt) })
          : t(`reply.publication.${state}.words`)}
      </Text>
      {error && state === 'cancelled' ? (
        <Text size="sm" mt={4}>
          {words.term('historyReason', error.kind)}
        </Text>
      ) : error ? (
        <Text size="sm" mt={4}>
          {t('reply.publication.platformSaid', { words: error.words })}
        </Text>
      ) : null}
      {publication.permalink ? (
        <Text size="sm" mt={4}>
          <SafeLink href={publication.permalink}>{t('reply.publication.open')}</SafeLink>
        </Text>
      ) : null}
      {state === 'unconfirmed' && reply.can.confirm ? (
        <Settle reply={reply} publication={publication} />
      ) : null}
      {reply.can.retry ? (
        <Group mt="xs">
          <Button size="xs" variant="default" loading={resend.busy} onClick={() => resend.run()}>
            {t('reply.publication.resend')}
          </Button>
        </Group>
      ) : words.why(reply, 'retry') ? (
        <Text size="sm" c="dimmed" mt={4}>
          {words.why(reply, 'retry')}
        </Text>
      ) : null}
    </Notice>
  );
}
