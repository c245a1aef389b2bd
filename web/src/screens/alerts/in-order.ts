/** In which order alerts stand: what nobody has answered first, the graver before the lighter, then the newer. Pure. */
import type { AlertRow } from '../../api/types.js';

const FIRST: Record<AlertRow['state'], number> = { open: 0, acknowledged: 1, snoozed: 2, resolved: 3 };

export function inOrder<A extends Pick<AlertRow, 'state' | 'level' | 'openedAt'>>(alerts: readonly A[]): A[] {
  return [...alerts].sort(
    (a, b) =>
      FIRST[a.state] - FIRST[b.state] ||
      // What is over is a diary: the newest first, however grave it was.
      (a.state === 'resolved' ? 0 : b.level - a.level) ||
      Date.parse(b.openedAt) - Date.parse(a.openedAt),
  );
}
