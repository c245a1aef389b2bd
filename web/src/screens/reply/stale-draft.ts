/** Reads the server's current draft out of a refusal of an old revision. Pure; null when the refusal does not carry it. */
import type { Problem } from '../../api/request.js';
import type { ServerDraft } from './draft-sync.js';

export function currentDraftOf(problem: Pick<Problem, 'extra'>): ServerDraft | null {
  const { extra } = problem;
  for (const candidate of [extra['draft'], extra['current'], extra]) {
    if (typeof candidate !== 'object' || candidate === null) continue;
    const { text, revision, by } = candidate as Record<string, unknown>;
    if (typeof text !== 'string' || typeof revision !== 'number') continue;
    const name = typeof by === 'object' && by !== null ? (by as Record<string, unknown>)['name'] : by;
    return { text, revision, by: typeof name === 'string' ? name : null };
  }
  return null;
}
