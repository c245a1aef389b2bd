/** What a Mastodon-compatible network can do, and how long a post may be there. */
import type { Capabilities, LengthRule } from '../ports.js';
import type { Instance } from './entities.js';

export const defaultLength: LengthRule = { max: 500, unit: 'code-points', urlLength: 23 };

export const capabilities: Capabilities = {
  platform: 'mastodon',
  label: 'Mastodon',
  reply: 'api',
  length: defaultLength,
  idempotency: 'request-key',
  corrects: true,
  removes: true,
  seesEdits: true,
  seesDeletes: true,
  hasThreads: true,
  readNeedsAccount: false,
  sourceKinds: ['hashtag', 'mentions', 'profile', 'local'],
};

/** The instance's own limits. Code points, the strictest way in which compatible servers count. */
export function lengthOf(instance: Instance | null): LengthRule {
  const statuses = instance?.configuration?.statuses;
  return {
    max: statuses?.max_characters ?? instance?.max_toot_chars ?? defaultLength.max,
    unit: 'code-points',
    urlLength: statuses?.characters_reserved_per_url ?? 23,
  };
}
