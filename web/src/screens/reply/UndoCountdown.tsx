/** The seconds in which an approved reply can still be held back. Read out once, not at every second. */
import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { PublicationView, ReplyView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { useFormat } from '../../i18n/use-format.js';
import { useAction } from '../../ui/use-action.js';
import { useNow } from '../../ui/use-now.js';
import { Notice } from '../../ui/Notice.js';

export function UndoCountdown({
  reply,
  brandId,
  publication,
}: {
  reply: ReplyView;
  brandId: string;
  publication: PublicationView;
}) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const now = useNow(500);
  const crisis = Boolean(useQuery(queries.crisis(brandId)).data?.open);
  const left = Math.ceil((Date.parse(publication.notBefore) - now) / 1000);
  const undo = useAction(() => api.publications.cancel(publication.id), {
    stale: [['case', reply.caseId], ['cases']],
    say: t('reply.publication.heldBack'),
  });
  const over = left <= 0;
  useEffect(() => {
    if (!over) return;
    // The live line says so too; this is for the moment when it is down.
    const timer = setInterval(
      () => void client.invalidateQueries({ queryKey: ['case', reply.caseId] }),
      3_000,
    );
    return () => clearInterval(timer);
  }, [over, client, reply.caseId]);
  const { error } = publication;
  // Nothing will take it by itself, whatever its time says: somebody has to mend what is named.
  const stuck = error !== null && ['account-attention', 'no-publisher'].includes(error.kind);
  const held = crisis || stuck;
  const planned = ['scheduled', 'outside-hours', 'rate-limited'];
  const said = crisis
    ? t('crisis.heldReply')
    : stuck
      ? words.term('why', error.kind, {}, error.words)
      : error && planned.includes(error.kind) && left > 60
        ? t(`publishing.planned.${error.kind}`, { at: format.dateTime(publication.notBefore) })
        : left > 0
          ? t('reply.publication.countdown', { time: format.duration(left) })
          : t('reply.publication.queued.words');
  return (
    <Notice
      tone={held ? 'amber' : 'blue'}
      title={held ? t('reply.publication.heldUp') : t('reply.publication.queued.title')}
      role="status"
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm" aria-live="off">
          {said}
        </Text>
        {reply.can.cancel ? (
          <Button size="xs" variant="default" loading={undo.busy} onClick={() => undo.run()}>
            {t('reply.publication.undo')}
          </Button>
        ) : null}
      </Group>
      {error && !held && error.kind !== 'scheduled' && error.kind !== 'outside-hours' ? (
        <Text size="sm" mt={4}>
          {t('reply.publication.platformSaid', { words: error.words })}
        </Text>
      ) : null}
    </Notice>
  );
}
