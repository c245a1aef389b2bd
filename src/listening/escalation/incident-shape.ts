/** What an incident is about and what is at stake, as plain data that alerts, the API and screens read. Pure. */

export const INCIDENT_KINDS = ['spike', 'mood', 'grave', 'spread', 'feed', 'account', 'quota'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Kinds that tell of one and the same matter share a group: a storm is loud, bitter and grave at once. */
export type IncidentGroup = 'talk' | 'spread' | 'feed' | 'account' | 'quota';
export const groupOf = (kind: IncidentKind): IncidentGroup =>
  kind === 'spike' || kind === 'mood' || kind === 'grave' ? 'talk' : kind;

/** Addressed to administrators: collection itself is ill, which says nothing of the brand. */
export const FOR_ADMINISTRATORS: readonly IncidentKind[] = ['feed', 'account', 'quota'];

/** Only what its kind has is set. */
export interface IncidentSubject {
  /** talk: the widest series that alarmed (null: all), and everything that did. */
  topic?: string | null;
  sentiment?: 'neg' | 'neu' | 'pos' | null;
  platform?: string | null;
  kinds?: IncidentKind[];
  /** talk: how often something graver joined it than what it was told for: whoever took it took another matter. */
  graver?: number;
  /** spread */
  mentionId?: string;
  /** feed */
  sourceId?: string;
  /** feed, account: what people call it. */
  title?: string;
  /** account */
  accountId?: string;
  /** quota */
  host?: string;
  /** feed: silent, failing, unread, token, gone, unjudged. */
  feed?: string;
}

/** All optional: a feed that fell silent has no voices at stake. */
export interface IncidentStakes {
  /** Voices since it began, how many the hour led to expect in the window that spoke, and how many were negative. */
  voices?: number;
  expected?: number;
  negative?: number;
  /** People reached so far, by the engagement known; with the forecast for a spreading post. */
  reach?: number;
  forecast?: { people: number; low: number; high: number; hours: number };
  topics?: string[];
  /** At most three that show what it is about, the gravest first. */
  mentionIds?: string[];
  /** How it compares: the highest such window lately, and how many times what was expected. */
  compare?: {
    windowMinutes?: number;
    seen?: number;
    record?: number;
    times?: number;
    usualNegativeShare?: number;
  };
}
