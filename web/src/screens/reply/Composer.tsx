/** Where a reply is written: checked as one types, saved as one types, and submitted for a second pair of eyes. */
import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { Finding, LengthRule, ReplyView } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { ConfirmButton } from '../../ui/ConfirmButton.js';
import { shortcut } from '../../ui/keys.js';
import { useAction } from '../../ui/use-action.js';
import { useKeys } from '../../ui/use-keys.js';
import classes from './Composer.module.css';
import { ConflictNotice } from './ConflictNotice.js';
import { Counter } from './Counter.js';
import { DraftStatus } from './DraftStatus.js';
import { FindingsList } from './FindingsList.js';
import { HighlightedText } from './HighlightedText.js';
import { AskOverrule } from './AskOverrule.js';
import { CannedBar } from './CannedBar.js';
import { LimitsLine } from './LimitsLine.js';
import { PromiseList } from './PromiseList.js';
import { confirmations, type PromiseRow } from './promises.js';
import { usePromises } from './use-promises.js';
import { replaceSpan } from './replace-span.js';
import { type Checked, useCheck } from './use-check.js';
import { useDraft } from './use-draft.js';
import { Notice } from '../../ui/Notice.js';

export function Composer({ reply, length }: { reply: ReplyView; length: LengthRule | null }) {
  const { t } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const field = useRef<HTMLTextAreaElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
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
  // Promises have a list of their own.
  const found = refused ?? checked.findings;
  const findings = found.filter((finding) => finding.code !== PROMISE);
  const marked = [...findings, ...openPromises(found, promises.rows)];
  const stops = findings.filter((finding) => finding.level === 'block' && !finding.cosign).length;
  // What stops the reply stands first in the list, so that the first key mends it.
  const listed = [...findings].sort((a, b) => Number(b.level === 'block') - Number(a.level === 'block'));
  // What is found grows the list above the buttons: whoever is on one of them by keyboard must not lose sight of it.
  useEffect(() => {
    const { activeElement } = document;
    if (buttons.current?.contains(activeElement)) activeElement?.scrollIntoView({ block: 'nearest' });
  }, [findings.length, checked.grammar]);
  const type = (text: string) => dispatch({ type: 'typed', text });
  const fix = (finding: Finding, suggestion: string) => {
    if (field.current) replaceSpan(field.current, finding, suggestion, type);
  };
  const show = (finding: Finding) => {
    field.current?.focus();
    field.current?.setSelectionRange(finding.start, finding.end);
  };
  // The button that was pressed is gone then; whoever writes on by keyboard stays in the text.
  const onConfirmed = () =>
    setTimeout(() => {
      if (document.activeElement !== field.current) (nextPromise() ?? field.current)?.focus();
    });
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat && mayTry) submit.run(null);
      return;
    }
    if (shortcut(event.nativeEvent) === 'alt+0') {
      event.preventDefault();
      nextPromise()?.click();
      return;
    }
    const digit = /^alt\+(\d)$/.exec(shortcut(event.nativeEvent) ?? '')?.[1];
    const finding = digit ? listed[Number(digit) - 1] : undefined;
    if (!finding) return;
    event.preventDefault();
    if (finding.suggestions[0] !== undefined) fix(finding, finding.suggestions[0]);
    else show(finding);
  };
  const empty = state.text.trim() === '';
  const mayAsk =
    stops > 0 &&
    promises.open === 0 &&
    findings.every((finding) => finding.level !== 'block' || finding.cosign || finding.overrulableBy);
  const mayTry = !empty && stops === 0 && promises.open === 0 && state.conflict === null && reply.can.submit;

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
      <div className={classes.below}>
        <DraftStatus state={state} />
        <Counter id={counterId} length={checked.length} rule={length} />
      </div>
      <FindingsList text={state.text} findings={listed} onFix={fix} onShow={show} />
      <PromiseList promises={promises} onConfirmed={onConfirmed} />
      {refused ? (
        <Notice tone="red" role="alert">
          {t('reply.blocked', { count: stops })}
        </Notice>
      ) : null}
      <Group gap="sm" justify="space-between" ref={buttons}>
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
                  : promises.open > 0
                    ? t('promises.open', { count: promises.open })
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
      {/* Below the buttons: what comes with the first answer of the checks must not move them away from under a hand. */}
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

const PROMISE = 'promise.unconfirmed';
const nextPromise = (): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>('[data-next-promise]');

/** What is confirmed here needs no mark any more, whatever the server last said. */
function openPromises(found: readonly Finding[], rows: readonly PromiseRow[]): Finding[] {
  const open = rows.filter((row) => !row.kept).map((row) => row.found);
  return found.filter(
    (finding) =>
      finding.code === PROMISE && open.some((one) => one.start === finding.start && one.end === finding.end),
  );
}

/** No finding about the grammar then says nothing, and the writer must know. */
function unread(grammar: Checked['grammar']): boolean {
  return grammar !== null && grammar !== 'checked' && grammar !== 'other-language';
}
