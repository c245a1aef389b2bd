/**
 * What is told to open desks. Ids only, never words of a customer: whoever hears of a change reads it through the API,
 * which asks for permission. The whole event as JSON stays under 7 kB (PostgreSQL's NOTIFY carries 8,000 bytes).
 */
export interface LiveEvent {
  /** e.g. 'case.changed', 'reply.changed', 'mention.new', 'source.changed', 'notification.new', 'job.failed', 'reviewers.changed'. */
  kind: string;
  brandId?: string | null;
  /** Only this person hears it. */
  personId?: string | null;
  ids: Record<string, string>;
}

export const LIVE_CHANNEL = 'earshot_live';
export const LIVE_MAX_BYTES = 7000;

/** Sent to clients when events may have been missed: read everything shown again. */
export const REFETCH: LiveEvent = { kind: 'refetch', ids: {} };
