/** Sends a reply back with words that help its author; without words there is no sending back. */
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';

interface Props {
  reply: ReplyView;
  opened: boolean;
  close: () => void;
  decided: () => void;
}

export function ReturnDialog({ reply, opened, close, decided }: Props) {
  const { t } = useTranslation();
  const [comment, setComment] = useState('');
  const giveBack = useAction(
    (words: string) => api.replies.giveBack(reply.id, { versionId: reply.version?.id ?? '', comment: words }),
    {
      stale: [['reviews'], ['case', reply.caseId], ['cases']],
      say: t('review.returned'),
      done: () => {
        close();
        decided();
      },
    },
  );
  const act = () => (comment.trim() ? giveBack.run(comment.trim()) : undefined);
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('review.returnTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Textarea
        label={t('review.comment')}
        description={t('review.commentHelp')}
        autosize
        minRows={4}
        required
        data-autofocus
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act();
        }}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button disabled={comment.trim() === ''} loading={giveBack.busy} onClick={act}>
          {t('review.return')}
        </Button>
      </Group>
    </Modal>
  );
}
