/** When an approved reply should go: as soon as it may, or at a time on the reader's own clock. The server says what it refuses. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { fromLocal, toLocal } from '../../ui/local-time.js';
import { useAction } from '../../ui/use-action.js';

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function SendTime({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(reply.sendAt ? toLocal(reply.sendAt, HERE) : '');
  const choose = useAction((at: string | null) => api.replies.sendAt(reply.id, at), {
    stale: [['case', reply.caseId], ['reviews']],
    done: () => setOpen(false),
  });
  const at = fromLocal(text, HERE);
  if (!open)
    return (
      <Group gap="sm">
        {reply.sendAt ? (
          <span>{t('publishing.sendAtChosen', { at: format.dateTime(reply.sendAt) })}</span>
        ) : null}
        <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
          {t(reply.sendAt ? 'publishing.sendAtChange' : 'publishing.sendAtChoose')}
        </Button>
      </Group>
    );
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        type="datetime-local"
        size="xs"
        label={t('publishing.sendAt')}
        description={HERE}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" disabled={at === null} loading={choose.busy} onClick={() => choose.run(at)}>
        {t('publishing.sendAtSet')}
      </Button>
      <Button size="xs" variant="default" disabled={choose.busy} onClick={() => choose.run(null)}>
        {t('publishing.sendSoon')}
      </Button>
    </Group>
  );
}
