/** A reviewer's own words in somebody's reply. Says first what that costs: whoever writes cannot approve. */
import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { ReplyView } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';
import { FindingsList } from '../reply/FindingsList.js';
import { HighlightedText } from '../reply/HighlightedText.js';
import { useCheck } from '../reply/use-check.js';
import { Notice } from '../../ui/Notice.js';

export function EditDialog({
  reply,
  opened,
  close,
}: {
  reply: ReplyView;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={t('review.editTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Notice spaced tone="amber">
        {t('review.editWarning')}
      </Notice>
      {/* Only while open: the text begins as the version on screen, whichever that is by then. */}
      {opened ? <EditForm reply={reply} close={close} /> : null}
    </Modal>
  );
}

function EditForm({ reply, close }: { reply: ReplyView; close: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(reply.version?.text ?? '');
  const checked = useCheck(reply.id, text);
  const stops = checked.findings.filter((finding) => finding.level === 'block').length;
  const edit = useAction(
    (words: string) => api.replies.edit(reply.id, { versionId: reply.version?.id ?? '', text: words }),
    {
      stale: [['reviews'], ['case', reply.caseId]],
      say: t('review.edited'),
      done: close,
      failed: (error) => error instanceof Problem && error.code === 'blocked',
    },
  );
  const same = text.trim() === (reply.version?.text ?? '').trim();
  return (
    <>
      <HighlightedText
        id="review-text"
        text={text}
        findings={checked.findings}
        label={t('reply.text')}
        onChange={setText}
      />
      <FindingsList
        text={text}
        findings={checked.findings}
        onFix={(finding, suggestion) =>
          setText(text.slice(0, finding.start) + suggestion + text.slice(finding.end))
        }
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button
          disabled={same || text.trim() === '' || stops > 0}
          loading={edit.busy}
          onClick={() => edit.run(text)}
        >
          {t('review.editAct')}
        </Button>
      </Group>
    </>
  );
}
