/** Where a reply is written: checked as one types, saved as one types, and submitted for a second pair of eyes. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { Finding, LengthRule, ReplyView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { useAction } from '../../ui/use-action.js';
import { useKeys } from '../../ui/use-keys.js';
import classes from './Composer.module.css';
import { ConflictNotice } from './ConflictNotice.js';
import { Counter } from './Counter.js';
import { DraftStatus } from './DraftStatus.js';
import { HighlightedText } from './HighlightedText.js';
import { AskOverrule } from './AskOverrule.js';
import { CannedBar } from './CannedBar.js';
import { LimitsLine } from './LimitsLine.js';
import { mayAskFor, stopping, stoppingFirst, useMending } from './use-mending.js';
import { apartFromPromises, confirmations } from './promises.js';
import { usePromises } from './use-promises.js';
import { WhatWasFound } from './WhatWasFound.js';
import { type Checked, useCheck } from './use-check.js';
import { useDraft } from './use-draft.js';

export function Composer({ reply, length }: { reply: ReplyView; length: LengthRule | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const counterId = useId();
  const stale = [['case', reply.caseId], ['cases'], ['reviews']];
  const reread = useCallback(
    () => void client.invalidateQueries({ queryKey: ['case', reply.caseId] }),
    [client, reply.caseId],
  );
  const { state, dispatch, flush } = useDraft(reply, reread);
  const checked = useCheck(reply.id, state.text);
  const promises = usePromises(reply.id, checked.promises);
  const [blocked, setBlocked] = useState<{ of: string; findings: Finding[] } | null>(null);

  useKeys({ c: () => field.current?.focus() });

  const submit = useAction(
    async (askOverrule: string | null) => {
      const revision = await flush();
      if (revision === null) throw new Problem(0, 'draft-not-saved', '');
      return api.replies.submit(reply.id, {
        revision,
        promises: confirmations(promises.rows),
        ...(askOverrule ? { askOverrule } : {}),
      });
    },
    {
      stale,
      done: promises.forget,
      failed: (error) => {
        const findings =
          error instanceof Problem && error.code === 'blocked'
            ? (error.extra['findings'] ?? error.extra['blocked'])
            : null;
        if (!Array.isArray(findings)) return false;
        setBlocked({ of: state.text, findings: findings as Finding[] });
        return true;
      },
    },
  );
  const withdraw = useAction(() => api.replies.withdraw(reply.id), { stale });

  // What the server refused to submit stands until the text changes; then what it says as one types counts again.
  const refused = blocked?.of === state.text ? blocked.findings : null;
  const { findings, marked, open } = apartFromPromises(refused ?? checked.findings, promises.rows);
  const stops = stopping(findings);
  const listed = stoppingFirst(findings);
  const type = (text: string) => dispatch({ type: 'typed', text });
  const empty = state.text.trim() === '';
  const mayAsk = mayAskFor(findings) && open === 0;
  const mayTry = !empty && stops === 0 && open === 0 && state.conflict === null && reply.can.submit;
  const { fix, show, onConfirmed, onKeyDown } = useMending({
    field,
    listed,
    type,
    handIn: () => (mayTry ? submit.run(null) : undefined),
  });

  return (
    <div className={classes.composer}>
      {state.conflict ? (
        <ConflictNotice theirs={state.conflict} mine={state.text} dispatch={dispatch} />
      ) : null}
      <HighlightedText
        id="reply-text"
        ref={field}
        text={state.text}
        findings={marked}
        label={t('reply.text')}
        describedBy={counterId}
        onChange={type}
        onKeyDown={onKeyDown}
      />
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          <Button
            onClick={() => submit.run(null)}
            loading={submit.busy}
            disabled={!mayTry}
            aria-keyshortcuts="Control+Enter"
          >
            {t('reply.submit')}
          </Button>
          {!mayTry && !empty ? (
            <Text size="sm" c="dimmed">
              {state.conflict
                ? t('reply.chooseFirst')
                : stops > 0
                  ? t('reply.fixFirst', { count: stops })
                  : open > 0
                    ? t('promises.open', { count: open })
                    : words.why(reply, 'submit')}
            </Text>
          ) : null}
        </Group>
        {mayAsk && state.conflict === null && reply.can.submit ? (
          <AskOverrule busy={submit.busy} ask={(why) => submit.run(why)} />
        ) : null}
        {reply.can.withdraw ? (
          <ConfirmButton
            label={t('reply.discard')}
            question={t('reply.discardQuestion')}
            explain={t('reply.discardExplain')}
            busy={withdraw.busy}
            act={() => withdraw.run()}
            variant="subtle"
            color="gray"
          />
        ) : null}
      </Group>
      {/* All that comes or changes with an answer of the server stands below the buttons: nothing may move them away from under a hand. */}
      <div className={classes.below}>
        <DraftStatus state={state} />
        <Counter id={counterId} length={checked.length} rule={length} />
      </div>
      <WhatWasFound
        text={state.text}
        findings={listed}
        onFix={fix}
        onShow={show}
        promises={promises}
        onConfirmed={onConfirmed}
        refused={refused}
      />
      <div className={classes.below}>
        {checked.limits ? <LimitsLine limits={checked.limits} /> : <span />}
        <CannedBar canned={checked.canned} />
      </div>
      {unread(checked.grammar) && !empty ? (
        <Text size="sm" c="dimmed">
          {t(`reply.grammar.${checked.grammar}`)}
        </Text>
      ) : null}
    </div>
  );
}

/** No finding about the grammar then says nothing, and the writer must know. */
function unread(grammar: Checked['grammar']): boolean {
  return grammar !== null && grammar !== 'checked' && grammar !== 'other-language';
}
