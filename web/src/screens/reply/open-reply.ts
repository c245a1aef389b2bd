/** Which of a case's replies is the one being worked on; null when the next one may begin. Pure. */
import type { ReplyView } from '../../api/types.js';

export function openReply(replies: readonly ReplyView[]): ReplyView | null {
  return replies.find((reply) => reply.state !== 'published' && reply.state !== 'withdrawn') ?? null;
}
