/** What whoever submits a reply says of its promises: every one that the checks find is theirs, by the time that is proposed. */
import type { ApiClient } from './earshot.js';

export interface Confirmation {
  start: number;
  end: number;
  ownerId: string;
  dueAt: string;
}

export async function promisesOf(
  by: ApiClient,
  reply: { id: string; draft: { text: string } },
): Promise<Confirmation[]> {
  const { person } = await by.get<{ person: { id: string } }>('/api/session');
  const { promises } = await by.post<{ promises: Confirmation[] }>(`/api/replies/${reply.id}/check`, {
    text: reply.draft.text,
  });
  return promises.map(({ start, end, ownerId, dueAt }) => ({
    start,
    end,
    dueAt,
    ownerId: ownerId ?? person.id,
  }));
}
