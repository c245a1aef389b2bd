/** Sends a reply back with reasons from the list and words that help its author; without both there is no sending back. */
import { Button, Checkbox, Group, Kbd, Modal, Textarea } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { RETURN_REASONS, type ReplyView, type ReturnReason } from '../../api/types.js';
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
  const [reasons, setReasons] = useState<ReturnReason[]>([]);
  const giveBack = useAction(
    (words: string) =>
      api.replies.giveBack(reply.id, { versionId: reply.version?.id ?? '', comment: words, reasons }),
    {
      stale: [['reviews'], ['case', reply.caseId], ['cases']],
      say: t('review.returned'),
      done: () => {
        close();
        decided();
      },
    },
  );
  const ready = comment.trim() !== '' && reasons.length > 0;
  const [tried, setTried] = useState(false);
  const act = () => (ready ? giveBack.run(comment.trim()) : setTried(true));
  const toggle = (reason: ReturnReason) =>
    setReasons((old) => (old.includes(reason) ? old.filter((one) => one !== reason) : [...old, reason]));
  /** Alt with a digit ticks a reason from wherever one is, so that the words need not be left. */
  const onKey = (event: KeyboardEvent) => {
    const digit = event.altKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
    const reason = digit === undefined ? undefined : RETURN_REASONS[(Number(digit) + 9) % 10];
    if (reason) {
      event.preventDefault();
      toggle(reason);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('review.returnTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
      onKeyDown={onKey}
    >
      <Checkbox.Group
        label={t('review.reasons')}
        required
        error={tried && reasons.length === 0 ? t('review.reasonMissing') : undefined}
        value={reasons}
        onChange={(codes) => setReasons(codes as ReturnReason[])}
      >
        <Group style={{ gap: '8px 18px' }} mt={6} mb="sm">
          {RETURN_REASONS.map((reason, index) => (
            <Checkbox
              key={reason}
              size="sm"
              value={reason}
              aria-keyshortcuts={`Alt+${(index + 1) % 10}`}
              label={
                <>
                  {t(`review.reason.${reason}`)} <Kbd size="xs" aria-hidden>{`Alt+${(index + 1) % 10}`}</Kbd>
                </>
              }
            />
          ))}
        </Group>
      </Checkbox.Group>
      <Textarea
        label={t('review.comment')}
        description={t('review.commentHelp')}
        autosize
        minRows={3}
        required
        data-autofocus
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
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
