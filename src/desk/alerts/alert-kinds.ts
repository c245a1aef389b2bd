/** What alerts are about, in which states they stand, and by what they reach people. Pure data, shared by shapes, rules and words. */
export const ALERT_KINDS = [
  'spike',
  'mood',
  'grave',
  'spread',
  'feed',
  'account',
  'quota',
  'crisis',
  'sla',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What only an administrator can mend, and therefore acts on. */
export const TECHNICAL_KINDS: readonly AlertKind[] = ['feed', 'account', 'quota'];

export const ALERT_STATES = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** Why people are spoken to: begun, grown, graver, over, back, nobody answered, a snooze has run out. */
export const TELLINGS = ['raised', 'updated', 'risen', 'ended', 'reopened', 'escalated', 'woken'] as const;
export type Telling = (typeof TELLINGS)[number];

/** How a person is reached. */
export const PERSON_CHANNELS = ['bell', 'email'] as const;
export type PersonChannel = (typeof PERSON_CHANNELS)[number];

/** What an administrator connects: a program that listens, or a room of colleagues. */
export const ENDPOINT_KINDS = ['webhook', 'slack', 'teams'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

export type Channel = PersonChannel | EndpointKind;
export const CHANNELS: readonly Channel[] = [...PERSON_CHANNELS, ...ENDPOINT_KINDS];

/** held: quiet hours; merged: came out with another; sent: the other side said yes (the bell: it stands there). */
export const DELIVERY_STATES = [
  'held',
  'queued',
  'sending',
  'sent',
  'failed',
  'merged',
  'cancelled',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type Level = 1 | 2 | 3 | 4 | 5;
/** From here on quiet hours do not count. */
export const LOUDEST: Level = 5;
