/** What Bluesky, and any AT Protocol server with its posts, can do. */
import type { Capabilities, LengthRule } from '../ports.js';

export const length: LengthRule = { max: 300, unit: 'graphemes', maxBytes: 3000 };

export const capabilities: Capabilities = {
  platform: 'bluesky',
  label: 'Bluesky',
  reply: 'api',
  length,
  idempotency: 'stored-key',
  // Records can be changed, but the app shows no change: a correction nobody sees is none.
  removes: true,
  seesEdits: true,
  seesDeletes: true,
  hasThreads: true,
  readNeedsAccount: true,
  sourceKinds: ['search', 'hashtag', 'mentions', 'thread'],
};
