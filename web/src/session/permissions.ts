/** What the server said this person may do. Hides dead ends only: the server decides again at every call. */
import type { Me } from '../api/types.js';

export type Permission =
  | 'mentions.read'
  | 'mentions.correct'
  | 'scoring.read'
  | 'scoring.manage'
  | 'topics.manage'
  | 'cases.read'
  | 'cases.work'
  | 'replies.write'
  | 'replies.review'
  | 'review.manage'
  | 'sources.read'
  | 'sources.manage'
  | 'accounts.read'
  | 'accounts.manage'
  | 'brands.manage'
  | 'people.read'
  | 'people.manage'
  | 'audit.read'
  | 'alerts.read'
  | 'alerts.act'
  | 'alerts.manage'
  | 'alerts.connect'
  | 'digest.read'
  | 'crisis.switch'
  | 'jobs.manage'
  | 'snippets.read'
  | 'snippets.manage'
  | 'assistant.manage';

export function can(me: Me, permission: Permission): boolean {
  return me.permissions.includes(permission);
}
