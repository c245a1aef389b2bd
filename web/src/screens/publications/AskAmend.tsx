/** A button that asks, with a reason, that what is published is corrected or taken back: somebody else decides. */
import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';

interface Props {
  reply: ReplyView;
  kind: 'correct' | 'remove';
}

export function AskAmend({ reply, kind }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const publicationId = reply.publication?.id ?? '';
  const ask = useAction((words: string) => api.publications[kind](publicationId, words), {
    stale: [['case', reply.caseId], ['cases'], ['reviews']],
    say: t(kind === 'correct' ? 'publishing.correctAsked' : 'publishing.removeAsked'),
    done: () => {
      setOpen(false);
      setReason('');
    },
  });
  const ready = reason.trim() !== '';
  const act = () => (ready ? ask.run(reason.trim()) : undefined);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act();
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t(`publishing.${kind}`)}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t(`publishing.${kind}Title`)}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
        onKeyDown={onKey}
      >
        <Text size="sm" mb="sm">
          {t(`publishing.${kind}Explain`)}
        </Text>
        <Textarea
          label={t('publishing.why')}
          description={t('publishing.whyHelp')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('shell.cancel')}
          </Button>
          <Button
            color={kind === 'remove' ? 'red' : undefined}
            loading={ask.busy}
            disabled={!ready}
            onClick={act}
          >
            {t(`publishing.${kind}`)}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
