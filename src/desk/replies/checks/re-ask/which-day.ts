/**
 * Whether a day or time that the thread names is the one asked for: "today" and "5 pm" stand beside whatever is told, how long
 * something has lasted is no day on which something was done, and an appointment is no wish. Pure; words are data.
 */
import type { Piece } from '../promise/clauses.js';
import { contentOf } from './content.js';

export interface DayWords {
  /** Stands beside anything: today, now, 5 pm. */
  passing: RegExp;
  /** How long: "three weeks", "since Monday". */
  lasting: RegExp;
  /** Counts from then, and so names a day all the same: "ago". */
  ago: RegExp;
  /** Asks when it began or happened, whatever it is. */
  anything: RegExp;
  /** Asks for the day of something that is done at once. */
  point: RegExp;
  /** Says when somebody has time. */
  free: RegExp;
}

export function sameDay(
  asked: string,
  value: string,
  clause: Piece,
  wished: boolean,
  words: DayWords,
): boolean {
  if (wished) return words.free.test(clause.text);
  if (words.anything.test(asked)) return true;
  if (words.point.test(asked) && words.lasting.test(value) && !words.ago.test(clause.text)) return false;
  if (!words.passing.test(value)) return true;
  const told = contentOf(clause.text);
  return [...contentOf(asked)].some((word) => told.has(word));
}
