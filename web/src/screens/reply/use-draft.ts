/**
 * Keeps one reply's draft: on this machine at every key, on the server after a short pause, and in step with others who
 * write. Never overwrites what somebody else wrote without being told to.
 */
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { api } from '../../api/client.js';
import { Problem } from '../../api/request.js';
import type { ReplyView } from '../../api/types.js';
import { useMe } from '../../session/use-session.js';
import {
  type DraftEvent,
  isDirty,
  needsSaving,
  nextDraft,
  openDraft,
  type ServerDraft,
} from './draft-sync.js';
import { keepLocalDraft, readLocalDraft } from './local-drafts.js';
import { currentDraftOf } from './stale-draft.js';
import { useLeaveGuard } from './use-leave-guard.js';

const PAUSE_MS = 700;
const RETRY_MS = 5_000;

const fromReply = (reply: ReplyView): ServerDraft => ({
  text: reply.draft.text,
  revision: reply.draft.revision,
  by: reply.draft.by?.name ?? null,
});

export function useDraft(reply: ReplyView, onRefused: () => void) {
  const personId = useMe().person.id;
  const [state, show] = useReducer(nextDraft, null, () =>
    openDraft(fromReply(reply), readLocalDraft(personId, reply.id)),
  );
  // What is true now, also where the screen has not been drawn yet: whoever submits at once must not be told of an old state.
  const latest = useRef(state);
  const dispatch = useCallback((event: DraftEvent): void => {
    latest.current = nextDraft(latest.current, event);
    show(event);
  }, []);
  const keptHere = useRef(true);
  const pending = useRef<Promise<void> | null>(null);

  useEffect(() => {
    dispatch({
      type: 'server',
      draft: { text: reply.draft.text, revision: reply.draft.revision, by: reply.draft.by?.name ?? null },
    });
  }, [dispatch, reply.draft.text, reply.draft.revision, reply.draft.by?.name]);

  useEffect(() => {
    const waiting = isDirty(state) ? { text: state.text, revision: state.base.revision } : null;
    keptHere.current = keepLocalDraft(personId, reply.id, waiting);
  }, [personId, reply.id, state]);
  useLeaveGuard(() => !keptHere.current && isDirty(latest.current));

  const save = useCallback(async (): Promise<void> => {
    const { text, base } = latest.current;
    dispatch({ type: 'saving' });
    try {
      const saved = await api.replies.saveDraft(reply.id, { text, revision: base.revision });
      dispatch({ type: 'saved', text, revision: saved.draft.revision, by: saved.draft.by?.name ?? null });
    } catch (error) {
      const current = error instanceof Problem && error.status === 409 ? currentDraftOf(error) : null;
      if (current) dispatch({ type: 'server', draft: current });
      else dispatch({ type: 'lost' });
      // Anything but a lost line means that the reply is no longer what we think: read it again.
      if (error instanceof Problem && error.status >= 400 && error.status < 500) onRefused();
    }
  }, [dispatch, reply.id, onRefused]);

  const saveOnce = useCallback((): Promise<void> => {
    pending.current ??= save().finally(() => {
      pending.current = null;
    });
    return pending.current;
  }, [save]);

  const due = needsSaving(state);
  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(() => void saveOnce(), state.line === 'down' ? RETRY_MS : PAUSE_MS);
    const onLine = () => void saveOnce();
    window.addEventListener('online', onLine);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', onLine);
    };
  }, [due, state.text, state.line, saveOnce]);

  /** Waits until the server has every word. Answers the revision, or null when it has not (offline, or a conflict). */
  const flush = useCallback(async (): Promise<number | null> => {
    for (let tries = 0; tries < 3; tries += 1) {
      if (pending.current) await pending.current;
      if (!needsSaving(latest.current)) break;
      await saveOnce();
    }
    const now = latest.current;
    return isDirty(now) || now.conflict ? null : now.base.revision;
  }, [saveOnce]);

  return { state, dispatch, flush };
}
