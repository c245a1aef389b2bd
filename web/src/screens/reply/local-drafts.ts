/** Drafts kept on this machine until the server has them, per person. A full or forbidden storage is no reason to stop typing. */
import type { LocalDraft } from './draft-sync.js';

const key = (personId: string, replyId: string) => `earshot.draft.${personId}.${replyId}`;

export function readLocalDraft(personId: string, replyId: string): LocalDraft | null {
  try {
    const stored = JSON.parse(
      localStorage.getItem(key(personId, replyId)) ?? 'null',
    ) as Partial<LocalDraft> | null;
    return typeof stored?.text === 'string' && typeof stored.revision === 'number'
      ? (stored as LocalDraft)
      : null;
  } catch {
    return null;
  }
}

export function keepLocalDraft(personId: string, replyId: string, draft: LocalDraft | null): boolean {
  try {
    if (draft === null) localStorage.removeItem(key(personId, replyId));
    else localStorage.setItem(key(personId, replyId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
