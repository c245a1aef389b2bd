/** A reviewer's own words in somebody's reply. Says first what that costs: whoever writes cannot approve. */
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReplyView } from '../../api/types.js';
import { Notice } from '../../ui/Notice.js';
import { EditForm } from './EditForm.js';

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
  // Closed by mistake and opened again, what was written to this version is still there.
  const [written, setWritten] = useState<{ of: string; text: string } | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={close}
      // A press beside it must not lose what was written.
      closeOnClickOutside={false}
      size="lg"
      title={t('review.editTitle')}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Notice spaced tone="amber">
        {t('review.editWarning')}
      </Notice>
      {/* Only while open: the text begins as the version on screen, whichever that is by then. */}
      {opened && reply.version ? (
        <EditForm
          reply={reply}
          from={reply.version}
          begun={written?.of === reply.version.id ? written.text : reply.version.text}
          written={setWritten}
          close={close}
        />
      ) : null}
    </Modal>
  );
}
