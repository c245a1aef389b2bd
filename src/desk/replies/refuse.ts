/** Turns a reason of reply-can.ts into the error the API answers with. Pure. */
import { EarshotError, type ErrorCode } from '../../core/errors/errors.js';
import type { Finding } from './checks/finding.js';
import { type Reason, REASONS, type ReplyAction, type ReplyFacts, type Viewer, whyNot } from './reply-can.js';

const FORBIDDEN: readonly Reason[] = ['role', 'own-words', 'not-asked', 'not-yours'];

export function refusal(reason: Reason): EarshotError {
  const code: ErrorCode = FORBIDDEN.includes(reason)
    ? 'forbidden'
    : reason === 'not-in-review'
      ? 'stale'
      : 'conflict';
  return new EarshotError(code, REASONS[reason], code === 'stale' ? { reason } : { code: reason });
}

/** Throws unless the viewer may do it now. */
export function demand(action: ReplyAction, facts: ReplyFacts, viewer: Viewer): void {
  const reason = whyNot(action, facts, viewer);
  if (reason) throw refusal(reason);
}

/** What stops a text, as the API says it: 422 with the findings. */
export function blockedBy(findings: readonly Finding[]): EarshotError {
  return new EarshotError('invalid-input', 'The checks stop this reply. Mend what is marked and try again.', {
    status: 422,
    code: 'blocked',
    findings,
  });
}
