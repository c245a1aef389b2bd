/** What one confirmed of a draft's promises, kept on this machine until the reply is submitted; per person and reply. */
import { useState } from 'react';
import type { PromiseFound } from '../../api/types.js';
import { useMe } from '../../session/use-session.js';
import { useNow } from '../../ui/use-now.js';
import { type Kept, plain, type PromiseRow, promiseRows } from './promises.js';

const keyOf = (personId: string, replyId: string): string => `earshot.promises.${personId}.${replyId}`;

export interface Promises {
  rows: PromiseRow[];
  open: number;
  confirm(found: PromiseFound, ownerId: string, dueAt: string): void;
  forget(): void;
}

export function usePromises(replyId: string, found: readonly PromiseFound[]): Promises {
  const key = keyOf(useMe().person.id, replyId);
  const now = useNow(30_000);
  const [kept, setKept] = useState<Kept[]>(() => read(key));
  const store = (next: Kept[]): void => {
    setKept(next);
    try {
      if (next.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden storage: then they are kept as long as the page is open.
    }
  };
  const without = (promise: PromiseFound): Kept[] =>
    kept.filter((one) => plain(one.words) !== plain(promise.words));
  const rows = promiseRows(found, kept, now);
  return {
    rows,
    open: rows.filter((row) => !row.kept).length,
    confirm: (promise, ownerId, dueAt) =>
      store([
        ...without(promise),
        // Said twice in one text it is one promise to whoever keeps it.
        ...found
          .filter((one) => plain(one.words) === plain(promise.words))
          .map(({ words }) => ({ words, ownerId, dueAt })),
      ]),
    forget: () => store([]),
  };
}

function read(key: string): Kept[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? (stored as Kept[]) : [];
  } catch {
    return [];
  }
}
