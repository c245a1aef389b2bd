/**
 * What a draft on screen, on this machine and on the server have to do with each other. Pure. Words typed are never dropped:
 * they are saved, waiting to be saved, or shown beside the other version until a person chooses.
 */
export interface ServerDraft {
  text: string;
  revision: number;
  /** Who wrote it last, null when nobody knows. */
  by: string | null;
}
export interface LocalDraft {
  text: string;
  /** Revision of the server's draft that it was typed over. */
  revision: number;
}
export interface DraftState {
  text: string;
  base: ServerDraft;
  /** The text on its way to the server. */
  saving: string | null;
  line: 'up' | 'down';
  conflict: ServerDraft | null;
  /** Brought back from this machine after a reload or a crash. */
  restored: boolean;
  /** Somebody else's words just replaced ours, which held nothing unsaved. */
  replacedBy: string | null;
}
export type DraftEvent =
  | { type: 'typed'; text: string }
  | { type: 'saving' }
  | { type: 'saved'; text: string; revision: number; by: string | null }
  | { type: 'lost' }
  | { type: 'server'; draft: ServerDraft }
  | { type: 'keep-mine' }
  | { type: 'take-theirs' };

/** Opens a draft: words kept on this machine win over the server's only where nobody wrote since. */
export function openDraft(server: ServerDraft, local: LocalDraft | null): DraftState {
  const state: DraftState = {
    text: server.text,
    base: server,
    saving: null,
    line: 'up',
    conflict: null,
    restored: false,
    replacedBy: null,
  };
  if (!local || local.text === server.text) return state;
  if (local.revision >= server.revision) return { ...state, text: local.text, restored: true };
  return { ...state, text: local.text, conflict: server, restored: true };
}

export const isDirty = (state: DraftState): boolean => state.text !== state.base.text;
export const needsSaving = (state: DraftState): boolean =>
  isDirty(state) && state.saving === null && state.conflict === null;

export function nextDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.type) {
    case 'typed':
      return { ...state, text: event.text, replacedBy: null };
    case 'saving':
      return needsSaving(state) ? { ...state, saving: state.text } : state;
    case 'saved':
      return {
        ...state,
        base: { text: event.text, revision: event.revision, by: event.by },
        saving: null,
        line: 'up',
        restored: false,
      };
    case 'lost':
      return { ...state, saving: null, line: 'down' };
    case 'server':
      return meet(state, event.draft);
    case 'keep-mine':
      return state.conflict ? { ...state, base: state.conflict, conflict: null } : state;
    case 'take-theirs':
      return state.conflict
        ? { ...state, text: state.conflict.text, base: state.conflict, conflict: null, restored: false }
        : state;
  }
}

function meet(state: DraftState, draft: ServerDraft): DraftState {
  const known = Math.max(state.base.revision, state.conflict?.revision ?? 0);
  if (draft.revision <= known && state.saving === null) return state;
  if (draft.revision <= known) return { ...state, saving: null };
  if (state.conflict) return { ...state, conflict: draft, saving: null };
  // Our own words on their way, come back before the answer to the saving did; or the very same words by chance.
  if (draft.text === state.saving) return { ...state, base: draft, saving: null, line: 'up' };
  if (draft.text === state.text) return { ...state, base: draft, saving: null, line: 'up', restored: false };
  if (!isDirty(state)) {
    return { ...state, text: draft.text, base: draft, saving: null, line: 'up', replacedBy: draft.by };
  }
  return { ...state, conflict: draft, saving: null, line: 'up' };
}
