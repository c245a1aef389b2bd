/**
 * The text of the reviewer who edits, checked as its author's was: what it promises has an owner and a time before it is stored. It is
 * stored in place of the version it began from; when another took that place meanwhile the server refuses.
 */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { Finding, ReplyView } from '../../api/types.js';
import { useAction } from '../../ui/use-action.js';
import { AskOverrule } from '../reply/AskOverrule.js';
import { HighlightedText } from '../reply/HighlightedText.js';
import { LimitsLine } from '../reply/LimitsLine.js';
import { mayAskFor, stopping, stoppingFirst, useMending } from '../reply/use-mending.js';
import { apartFromPromises, confirmations } from '../reply/promises.js';
import { useCheck } from '../reply/use-check.js';
import { usePromises } from '../reply/use-promises.js';
import { WhatWasFound } from '../reply/WhatWasFound.js';

interface Props {
  reply: ReplyView;
  from: NonNullable<ReplyView['version']>;
  begun: string;
  written: (what: { of: string; text: string }) => void;
  close: () => void;
}

export function EditForm({ reply, from, begun, written, close }: Props) {
  const { t } = useTranslation();
  const [version] = useState(from);
  const [text, putText] = useState(begun);
  const setText = (next: string) => {
    putText(next);
    written({ of: version.id, text: next });
  };
  const [blocked, setBlocked] = useState<{ of: string; findings: Finding[] } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const checked = useCheck(reply.id, text);
  const promises = usePromises(reply.id, checked.promises);
  const edit = useAction(
    (askOverrule: string | null) =>
      api.replies.edit(reply.id, {
        versionId: version.id,
        text,
        promises: confirmations(promises.rows),
        ...(askOverrule ? { askOverrule } : {}),
      }),
    {
      stale: [['reviews'], ['case', reply.caseId]],
      say: t('review.edited'),
      done: () => {
        promises.forget();
        close();
      },
      failed: (error) => {
        const found = error instanceof Problem && error.code === 'blocked' ? error.extra['findings'] : null;
        if (!Array.isArray(found)) return false;
        setBlocked({ of: text, findings: found as Finding[] });
        return true;
      },
    },
  );
  // What the server refused stands until the text changes; then what it says as one types counts again.
  const refused = blocked?.of === text ? blocked.findings : null;
  const { findings, marked, open } = apartFromPromises(refused ?? checked.findings, promises.rows);
  const stops = stopping(findings);
  const listed = stoppingFirst(findings);
  const changed = text.trim() !== '' && text.trim() !== version.text.trim();
  const mayTry = changed && stops === 0 && open === 0;
  const { fix, show, onConfirmed, onKeyDown } = useMending({
    field,
    listed,
    type: setText,
    handIn: () => (mayTry ? edit.run(null) : undefined),
  });
  return (
    <Stack gap="sm">
      <HighlightedText
        id="review-text"
        ref={field}
        text={text}
        findings={marked}
        label={t('reply.text')}
        first
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <Group justify="flex-end" gap="sm">
        {changed && !mayTry ? (
          <Text size="sm" c="dimmed">
            {stops > 0 ? t('reply.fixFirst', { count: stops }) : t('promises.open', { count: open })}
          </Text>
        ) : null}
        <Button variant="default" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button
          disabled={!mayTry}
          loading={edit.busy}
          aria-keyshortcuts="Control+Enter"
          onClick={() => edit.run(null)}
        >
          {t('review.editAct')}
        </Button>
      </Group>
      {/* As where it was written: nothing that comes with an answer moves the buttons. */}
      <WhatWasFound
        text={text}
        findings={listed}
        onFix={fix}
        onShow={show}
        promises={promises}
        onConfirmed={onConfirmed}
        refused={refused}
      />
      {changed && mayAskFor(findings) && open === 0 ? (
        <AskOverrule busy={edit.busy} ask={(why) => edit.run(why)} />
      ) : null}
      {checked.limits ? <LimitsLine limits={checked.limits} /> : null}
    </Stack>
  );
}
