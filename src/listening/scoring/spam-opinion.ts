/**
 * What to make of an outside service's word on spam beside the scorer's own: whom to ask about, and whose word counts. Pure. The service
 * sees millions of sites and no context; it may tip the scale, but what reads as no spam at all is not hidden on its word alone.
 */
import { SPAM_FROM } from './spam-threshold.js';

export type SpamOpinion = 'ham' | 'spam' | 'blatant';

/** Below this the words say so little of spam that only the service's strongest word counts, and that nothing need leave the house. */
export const IN_DOUBT_FROM = 0.2;
/** From here on the scorer is sure. */
const SURE_FROM = 0.97;

/** Whether a mention counts as spam, people's words left aside. `opinion` null: not asked, or no answer yet. */
export function isSpam(share: number, opinion: SpamOpinion | null): boolean {
  if (opinion === 'blatant') return true;
  if (opinion === 'spam') return share >= IN_DOUBT_FROM;
  if (opinion === 'ham') return share >= SURE_FROM;
  return share >= SPAM_FROM;
}

/** Whether the service should be asked: public posts of others that are in doubt. */
export function worthAsking(post: {
  own: boolean;
  copy: boolean;
  isPublic: boolean;
  share: number;
}): boolean {
  return !post.own && !post.copy && post.isPublic && post.share >= IN_DOUBT_FROM && post.share < SURE_FROM;
}
