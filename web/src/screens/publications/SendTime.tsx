/** When an approved reply should go: as soon as it may, or at a time on the reader's own clock. The server says what it refuses. */
import { Button, Group, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { ReplyView } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';
import { useTimeZone } from '../../session/use-session.js';
import { fromLocal, toLocal } from '../../ui/local-time.js';
import { useAction } from '../../ui/use-action.js';
import { useFormFocus, useOpener } from '../../ui/use-form-focus.js';
import { wrapping } from '../../ui/wrapping.js';

export function SendTime({ reply }: { reply: ReplyView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const opener = useOpener(open);
  const choose = useAction((at: string | null) => api.replies.sendAt(reply.id, at), {
    stale: [['case', reply.caseId], ['reviews']],
    done: () => setOpen(false),
  });
  if (!open)
    return (
      <Group gap="sm">
        {reply.sendAt ? (
          <span>{t('publishing.sendAtChosen', { at: format.dateTime(reply.sendAt) })}</span>
        ) : null}
        <Button size="xs" variant="subtle" styles={wrapping} ref={opener} onClick={() => setOpen(true)}>
          {t(reply.sendAt ? 'publishing.sendAtChange' : 'publishing.sendAtChoose')}
        </Button>
      </Group>
    );
  return <Form chosen={reply.sendAt} busy={choose.busy} choose={choose.run} close={() => setOpen(false)} />;
}

interface FormProps {
  chosen: string | null;
  busy: boolean;
  choose: (at: string | null) => void;
  close: () => void;
}

function Form({ chosen, busy, choose, close }: FormProps) {
  const { t } = useTranslation();
  // The clock by which every other time on the screen is told.
  const zone = useTimeZone();
  const [text, setText] = useState(chosen ? toLocal(chosen, zone) : '');
  const form = useFormFocus();
  const at = fromLocal(text, zone);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (at) choose(at);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Group gap="sm" align="flex-end">
        <TextInput
          type="datetime-local"
          size="xs"
          label={t('publishing.sendAt')}
          description={zone}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="xs" disabled={at === null} loading={busy}>
          {t('publishing.sendAtSet')}
        </Button>
        <Button size="xs" variant="default" disabled={busy} onClick={() => choose(null)}>
          {t('publishing.sendSoon')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {t('shell.cancel')}
        </Button>
      </Group>
    </form>
  );
}
