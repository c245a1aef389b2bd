/** Hands a review to a named reviewer, with words if there is something to say. Only who may review it can be chosen. */
import { Button, Group, Modal, NativeSelect, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import type { ReplyView } from '../../api/types.js';
import { useMe } from '../../session/use-session.js';
import { ErrorState, LoadingRows } from '../../ui/states.js';
import { useAction } from '../../ui/use-action.js';

interface Props {
  reply: ReplyView;
  opened: boolean;
  close: () => void;
}

export function HandOverDialog({ reply, opened, close }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('review.handOver.title')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {opened ? <HandOverForm reply={reply} close={close} /> : null}
    </Modal>
  );
}

function HandOverForm({ reply, close }: { reply: ReplyView; close: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(queries.handOverTargets(reply.id));
  const [personId, setPersonId] = useState('');
  const [words, setWords] = useState('');
  const give = useAction(
    (to: string) =>
      api.reviews.handOver(reply.id, { personId: to, ...(words.trim() ? { words: words.trim() } : {}) }),
    { stale: [['reviews'], ['case', reply.caseId]], say: t('review.handOver.done'), done: close },
  );
  if (!data)
    return error ? <ErrorState error={error} retry={() => void refetch()} /> : <LoadingRows rows={1} />;
  const others = data.items.filter(({ id }) => id !== me.person.id);
  if (others.length === 0) return <Text size="sm">{t('review.handOver.nobody')}</Text>;
  return (
    <>
      <NativeSelect
        label={t('review.handOver.to')}
        required
        data-autofocus
        value={personId}
        onChange={(event) => setPersonId(event.currentTarget.value)}
        data={[
          { value: '', label: '' },
          ...others.map(({ id, name, lead, available, speaks }) => ({
            value: id,
            label: [
              name,
              lead ? t('words.role.lead') : '',
              available ? '' : t('cases.away'),
              speaks ? '' : t('review.handOver.notTheLanguage'),
            ]
              .filter(Boolean)
              .join(' · '),
          })),
        ]}
      />
      <Textarea
        mt="sm"
        label={t('review.handOver.words')}
        autosize
        minRows={2}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button disabled={personId === ''} loading={give.busy} onClick={() => give.run(personId)}>
          {t('review.handOver.act')}
        </Button>
      </Group>
    </>
  );
}
