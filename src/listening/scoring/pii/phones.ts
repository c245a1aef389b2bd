/**
 * Telephone numbers of people. Shape and neighbours decide first, and libphonenumber last, since it is slow. A number that
 * everybody is meant to call (toll-free, shared cost) is nobody's.
 */
import type { CountryCode, NumberType } from 'libphonenumber-js/max';
import type { PiiSpan } from '../score.js';
import { isCounted, isInLink, nameBefore, namingOf, type Naming } from './context.js';
import { parsePhone } from './phone-library.js';
import { isPartOfMore, mayBe, regionsOf } from './phone-shape.js';
import type { Group } from './runs.js';

/** Between the groups of a telephone number; a comma or a line ends one. */
const BETWEEN =
  /^(?:[ \u00a0.\-\u2010-\u2015~()]{1,4}| ?(?:dash|hyphen|space|minus|\u0921\u0948\u0936|\u0b9f\u0bc7\u0bb7\u0bcd) ?)$/i;
const PUBLIC: ReadonlySet<NumberType> = new Set([
  'TOLL_FREE',
  'SHARED_COST',
  'PREMIUM_RATE',
  'UAN',
  'VOICEMAIL',
]);
/** A post with more than this many numbers is no person's; what is left is judged by its shape. */
const MOST_LOOK_UPS = 40;
const MOST_WINDOWS = 2000;
/** Where a number may be of that has a name and no shape. */
const NEAR: readonly CountryCode[] = ['IN', 'US', 'GB'];
const INDIAN_MOBILE = /^(?:0|91)?[6-9]\d{9}$/;
const EXTENSION = /^[\s,]*(?:ext|extn|extension|x)\.?\s?\d/i;

export class PhoneFinder {
  private lookUps = 0;
  private windows = 0;

  constructor(private readonly text: string) {}

  /** In one run of groups. */
  find(run: readonly Group[]): PiiSpan[] {
    const found: PiiSpan[] = [];
    for (let first = 0; first < run.length; first++) {
      const last = this.longest(run, first);
      if (last < first) continue;
      found.push({ kind: 'phone', start: this.startOf(run[first]!), end: run[last]!.end });
      first = last;
    }
    return found;
  }

  /** The last group of the longest number that begins with `first`; less than `first` when none does. */
  private longest(run: readonly Group[], first: number): number {
    if (this.windows > MOST_WINDOWS) return INDIAN_MOBILE.test(run[first]!.digits) ? first : first - 1;
    let digits = '';
    let reach = first - 1;
    const sums: string[] = [];
    for (let last = first; last < run.length; last++) {
      if (last > first && !BETWEEN.test(this.text.slice(run[last - 1]!.end, run[last]!.start))) break;
      digits += run[last]!.digits;
      if (digits.length > 15) break;
      sums.push(digits);
      reach = last;
    }
    for (let last = reach; last >= first; last--) {
      const value = sums[last - first]!;
      if (this.isPartOfFours(run, first, last)) continue;
      if (value.length >= 7 && this.isPhone(run.slice(first, last + 1), value)) return last;
      if (value.length < 7) break;
    }
    return first - 1;
  }

  /** Four digits, and four more beside them: a longer number that is read in fours. */
  private isPartOfFours(run: readonly Group[], first: number, last: number): boolean {
    const beside = (at: number, step: 1 | -1): boolean => {
      const [one, other] = [run[at]!, run[at + step]];
      if (one.digits.length !== 4 || other?.digits.length !== 4) return false;
      const [from, to] = step === 1 ? [one.end, other.start] : [other.end, one.start];
      return /^[ -]$/.test(this.text.slice(from, to));
    };
    return beside(last, 1) || beside(first, -1);
  }

  private isPhone(groups: readonly Group[], digits: string): boolean {
    this.windows++;
    const start = this.startOf(groups[0]!);
    const end = groups[groups.length - 1]!.end;
    const plus = /^\(?\+/.test(this.text.slice(start, start + 2)) || /^00[1-9]/.test(digits);
    const regions = plus ? [] : regionsOf(groups, digits, this.text[start] === '(');
    // Without a shape only a name can make it one, and the number must be long enough to be told from a count.
    if (!plus && regions.length === 0 && digits.length < 8) return false;
    if (isPartOfMore(this.text, start, end) || isInLink(this.text, start)) return false;
    const naming = this.naming(start, end);
    if (!mayBe(naming, plus, digits.length) || (!plus && isCounted(this.text, end))) return false;
    const called = naming.kind === 'phone';
    if (plus) return this.asks(`+${digits.replace(/^00/, '')}`, undefined, digits.length >= 9) === 'person';
    if (regions.length > 0) return this.asksAny(digits, regions, called || INDIAN_MOBILE.test(digits));
    return called && this.asksAny(digits, NEAR, false);
  }

  /** "ext 12" after a number names another one. */
  private naming(start: number, end: number): Naming {
    return EXTENSION.test(this.text.slice(end, end + 16))
      ? nameBefore(this.text, start)
      : namingOf(this.text, start, end);
  }

  /** The first country where it is a number at all decides whose it is. */
  private asksAny(digits: string, countries: readonly CountryCode[], lenient: boolean): boolean {
    for (const country of countries) {
      const whose = this.asks(digits, country, lenient);
      if (whose !== null) return whose === 'person';
    }
    return false;
  }

  /** `lenient`: right in length is enough, as for ranges kept for fiction. Null: no number there. */
  private asks(
    digits: string,
    country: CountryCode | undefined,
    lenient: boolean,
  ): 'person' | 'public' | null {
    if (++this.lookUps > MOST_LOOK_UPS) return lenient ? 'person' : null;
    const number = parsePhone(digits, country);
    if (!number) return null;
    const type = number.getType();
    if (type !== undefined) return PUBLIC.has(type) ? 'public' : 'person';
    return lenient && number.isPossible() ? 'person' : null;
  }

  private startOf(group: Group): number {
    const before = this.text[group.start - 1];
    if (before === '+') return this.text[group.start - 2] === '(' ? group.start - 2 : group.start - 1;
    if (before !== '(') return group.start;
    return this.text[group.start - 2] === '+' ? group.start - 2 : group.start - 1;
  }
}
