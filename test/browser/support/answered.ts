/** What a desk has before a story about later begins: a reply that the customer has read, and everything that helps to write the next. */
import { Transactions } from '../../../src/core/database/transaction.js';
import { Remembering } from '../../../src/desk/help/remembering.service.js';
import { eventually } from '../../support/earshot.js';
import type { FakeChat } from '../../support/fake-chat.js';
import type { Desk } from './desk.js';

/** A complaint that asha answered, rita approved and the platform shows. */
export async function answered(
  desk: Desk,
  said: string,
  words: string,
): Promise<{ caseId: string; answer: string }> {
  const complaint = await desk.complaint(said);
  const reply = await desk.submitted(complaint, words);
  const { id, contentHash, text } = reply.version!;
  await desk.api.rita.post(`/api/replies/${reply.id}/approve`, { versionId: id, contentHash });
  await eventually(
    () => desk.reply(reply.id),
    ({ state }) => state === 'published',
  );
  return { caseId: complaint.caseId, answer: text };
}

/** The assistant is on, a piece of knowledge is kept, and what was answered so far is remembered. */
export async function helpReady(desk: Desk, chat: FakeChat, knowledge: string): Promise<void> {
  const { admin, lena } = desk.api;
  const { url: baseUrl, model, key } = chat;
  // Long enough to wait for tomorrow's hours.
  await admin.ok('PATCH', `/api/brands/${desk.brandId}`, { approvalHours: 72 });
  await admin.ok('PUT', '/api/assistant', { active: true, baseUrl, model, key });
  const { person } = await lena.get<{ person: { id: string } }>('/api/session');
  await lena.post(`/api/brands/${desk.brandId}/snippets`, {
    title: 'Handles',
    text: knowledge,
    language: 'en',
    topics: [],
    ownerId: person.id,
    reviewOn: '2099-01-01',
  });
  // The desk does so every minute.
  const { signal } = new AbortController();
  await new Remembering(new Transactions(desk.database.dataSource)).remember({ signal });
}
