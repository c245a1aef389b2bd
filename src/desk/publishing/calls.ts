/**
 * Which call of a publisher posts, changes or takes back what an intent says, and which look tells what became of it. Pure of policy:
 * one write at most, and a publisher that cannot do it says so before anything leaves.
 */
import type {
  AccountAccess,
  FindOutcome,
  ReplyIntent,
  ReplyPublisher,
  SendOutcome,
} from '../../platforms/ports.js';

export function send(
  publisher: ReplyPublisher,
  access: AccountAccess,
  intent: ReplyIntent,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { amends, text, language } = intent;
  if (!amends) return publisher.send(access, intent, signal);
  const target = { externalId: amends.externalId, text, language };
  const done =
    amends.kind === 'correction'
      ? publisher.edit?.(access, target, signal)
      : publisher.remove?.(access, target, signal);
  return (
    done ??
    Promise.resolve({ kind: 'rejected', code: 'unsupported', words: 'This platform does not allow it.' })
  );
}

/** Did it land? A change has once the post has its words, a deletion once the post is gone. */
export async function find(
  publisher: ReplyPublisher,
  access: AccountAccess,
  intent: ReplyIntent,
  signal: AbortSignal,
): Promise<FindOutcome> {
  const { amends, text, language } = intent;
  if (!amends) return publisher.find(access, intent, signal);
  const { externalId } = amends;
  const standing = await publisher.standing?.(access, { externalId, text, language }, signal);
  if (!standing) return { kind: 'unknown', words: 'This platform cannot be asked.' };
  if (standing.kind === 'unknown') return standing;
  const landed = amends.kind === 'deletion' ? standing.kind === 'gone' : standing.kind === 'same';
  return landed ? { kind: 'found', externalId, permalink: null, at: null } : { kind: 'absent' };
}
