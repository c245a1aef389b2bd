/** Where a line under the bell leads. Pure. Only paths of the desk itself: a link is data and must not lead elsewhere. */
import type { BellItem } from '../api/types.js';

export function bellLink({ kind, link }: Pick<BellItem, 'kind' | 'link'>): string | null {
  if (!/^\/(?![/\\])/.test(link)) return null;
  const caseId = /^\/cases\/([^/?#]+)$/.exec(link)?.[1];
  // What waits for a reviewer is read where it is decided about.
  if (kind === 'reply.waiting-review' && caseId) return `/reviews?case=${caseId}`;
  return link;
}
