/** Who did what, and notes among colleagues that no customer ever sees. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import type { CaseDetail, CaseEvent } from '../../api/types.js';
import { useWords } from '../../i18n/use-words.js';
import { can } from '../../session/permissions.js';
import { useMe } from '../../session/use-session.js';
import { Ago } from '../../ui/Ago.js';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/Panel.js';
import { useAction } from '../../ui/use-action.js';
import classes from './HistoryPanel.module.css';

const SHOWN = 8;

export function HistoryPanel({ of }: { of: CaseDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const [all, setAll] = useState(false);
  const newest = of.history;
  const shown = all ? newest : newest.slice(0, SHOWN);
  return (
    <Panel
      title={t('cases.history')}
      aside={
        can(me, 'audit.read') ? (
          <Link to="/audit" search={{ kind: 'case', subject: of.id }} className={classes.audit}>
            {t('shell.nav.audit')}
          </Link>
        ) : null
      }
    >
      {can(me, 'cases.work') ? <NoteForm caseId={of.id} /> : null}
      <ol className={page.plain}>
        {shown.map((event) => (
          <HistoryItem key={event.id} event={event} />
        ))}
      </ol>
      {newest.length > shown.length ? (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => setAll(true)}>
          {t('cases.wholeHistory', { count: newest.length })}
        </Button>
      ) : null}
    </Panel>
  );
}

function HistoryItem({ event }: { event: CaseEvent }) {
  const { t } = useTranslation();
  const words = useWords();
  const said = ['text', 'comment', 'words']
    .map((key) => event.details[key])
    .find((value) => typeof value === 'string');
  const why =
    typeof event.details['reason'] === 'string' ? words.term('historyReason', event.details['reason']) : null;
  return (
    <li className={classes.item}>
      <div>
        <strong>{event.actor?.name ?? t('cases.system')}</strong> {historyWords(event)}
      </div>
      {said ? (
        <p className={classes.said} dir="auto">
          {said}
        </p>
      ) : null}
      {why ? <p className={classes.said}>{why}</p> : null}
      <small>
        <Ago at={event.at} />
      </small>
    </li>
  );

  function historyWords({ kind, details }: CaseEvent): string {
    const state = (key: string) =>
      typeof details[key] === 'string' ? words.term('caseState', details[key]) : '';
    return words.term('history', kind, {
      ...details,
      from: state('from'),
      to: state('to'),
      number: details['version'],
    });
  }
}

function NoteForm({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const note = useAction((words: string) => api.cases.note(caseId, words), {
    stale: [['case', caseId]],
    done: () => setText(''),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    note.run(text.trim());
  };
  return (
    <form onSubmit={submit} className={classes.note}>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        aria-label={t('cases.note')}
        placeholder={t('cases.note')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() ? (
        <Group justify="space-between" mt={4}>
          <Text size="xs" c="dimmed">
            {t('cases.noteHint')}
          </Text>
          <Button size="compact-xs" type="submit" loading={note.busy}>
            {t('cases.addNote')}
          </Button>
        </Group>
      ) : null}
    </form>
  );
}
