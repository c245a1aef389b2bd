/** What can be told of a telephone number from its look and its neighbours, before any library is asked. Pure. */
import type { CountryCode } from 'libphonenumber-js/max';
import { touchesLetter, type Naming } from './context.js';
import type { Group } from './runs.js';

/** A sign before a number that does not make it a part of more: "no.98…", "tel:98…", the one after a number. */
const FREE_BEFORE = /(?:[\u0900-\uffffa-z][.:]|\d{5}[,/])$/i;
const DATE = /^(?:(?:19|20)\d\d[ .-]\d{1,2}[ .-]\d{1,2}|\d{1,2}[ .-]\d{1,2}[ .-](?:19|20)?\d\d)$/;

/** Of a word, an amount, a date, a decimal number. */
export function isPartOfMore(text: string, start: number, end: number): boolean {
  if (touchesLetter(text, start, end) || /[/*=%]/.test(text[end] ?? ' ')) return true;
  if (
    /[.,:/=#*₹$€£]/.test(text[start - 1] ?? ' ') &&
    !FREE_BEFORE.test(text.slice(Math.max(0, start - 6), start))
  )
    return true;
  return /^[.,:]\d{1,4}(?!\d)/.test(text.slice(end, end + 6)) || DATE.test(text.slice(start, end));
}

/** Whether what the neighbours call it leaves room for a telephone number. */
export function mayBe(naming: Naming, plus: boolean, size: number): boolean {
  switch (naming.kind) {
    case null:
    case 'phone':
    case 'email':
    case 'dob':
    case 'vehicle':
      return true;
    case 'price':
      return false;
    case 'other':
      return plus ? !naming.tied : false;
    case 'otp':
    case 'pin':
    case 'somePin':
    case 'cvv':
    case 'postal':
    case 'passport':
      // None of these is as long: "OTP 98400 12345 pe nahi aaya".
      return size >= 10;
    default:
      return !naming.tied;
  }
}

/** The countries whose numbers look like this one; none when only a name could make it one. */
export function regionsOf(groups: readonly Group[], digits: string, bracket: boolean): CountryCode[] {
  const sizes = groups.map((group) => group.digits.length).join('-');
  if (/^0[1-9]\d{8,9}$/.test(digits))
    return /^(?:3-4-4|4-3-4|5-6|5-3-3)$/.test(sizes) ? ['GB', 'IN'] : ['IN', 'GB'];
  if (/^1?[2-9]\d\d[2-9]\d{6}$/.test(digits) && (bracket || /^(?:1-)?3-3-4$/.test(sizes))) return ['US'];
  return /^(?:91)?[6-9]\d{9}$/.test(digits) ? ['IN'] : [];
}
