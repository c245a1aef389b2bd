/** What the checks say of a text as the one who types it sees it. Pure mapping. */
import type { z } from 'zod';
import type { Previewed } from './checking.service.js';
import type { checkView } from './replies.api.js';

/** As much of a likest reply as tells which one it is. */
const LIKE_SHOWN = 300;

export function toCheckView(checked: Previewed): z.input<typeof checkView> {
  const { findings, length, grammar, promises, canned, limits, looking } = checked;
  return {
    findings,
    length,
    grammar,
    promises: [
      ...promises.confirmed,
      ...promises.unconfirmed.map((one) => ({ ...one, ownerId: null, dueAt: one.proposedDue })),
    ].sort((a, b) => a.start - b.start),
    canned: canned && { score: canned.score, like: canned.like?.text.slice(0, LIKE_SHOWN) ?? null },
    looking,
    limits: { ...limits, gives: [...limits.gives], says: [...limits.says] },
  };
}
