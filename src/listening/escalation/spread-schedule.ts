/**
 * When a spreading post is looked at again: often while it is young or moving, seldom when it is old, in the end not at all. Pure.
 */
import {
  DEFAULT_SPREAD_SETTINGS,
  fitSpread,
  type SpreadFacts,
  type SpreadReading,
  type SpreadSettings,
} from './spread-model.js';

/**
 * Milliseconds until the post should be read again: a tenth of its age, sooner while it gains much, 2 minutes to 12 hours. Null when
 * it is a month old or has not moved for a week: then nobody watches any more.
 */
export function nextReading(
  facts: SpreadFacts,
  settings: SpreadSettings = DEFAULT_SPREAD_SETTINGS,
): number | null {
  const last = facts.readings.at(-1);
  if (!last) return 2 * MINUTE;
  const age = Math.max(0, last.at - facts.publishedAt);
  if (age > 30 * DAY) return null;
  const moved = [...facts.readings].reverse().find((one) => activity(one) !== activity(last));
  if (age > 7 * DAY && last.at - (moved?.at ?? facts.publishedAt) > 7 * DAY) return null;
  const model = fitSpread(facts, settings);
  // Reading often pays where a tenth of what it has reached is gained quickly.
  const pace = model && model.now > 0 ? model.rate / model.now : 0;
  const eager = pace > 0 ? (0.1 / pace) * HOUR : Infinity;
  const plain = age / 10;
  return Math.round(Math.min(12 * HOUR, Math.max(2 * MINUTE, Math.min(plain, Math.max(eager, plain / 4)))));
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const activity = (reading: SpreadReading): number => reading.reposts + reading.replies + reading.likes;
