/**
 * Takes everything personal out of a text before it leaves the house, and puts it back afterwards: names, handles, numbers, addresses
 * become {{PERSON_1}}, {{NUMBER_2}} …, the same thing the same token. A secret (card, code, password) never comes back: its token
 * stays open, and the check of placeholders stops it. Pure; one hiding for one conversation.
 */
import { findPii, SECRET_KINDS } from '../../listening/scoring/pii/pii.js';
import type { PiiSpan } from '../../listening/scoring/score.js';
import { ADDRESSES, namesTold, partsOf } from './personal-words.js';

export interface Hiding {
  /** `spans`: what is known to be personal in it beside what is found here. */
  hide(text: string, spans?: readonly PiiSpan[]): string;
  /** Tokens of this hiding become what they stood for; secrets and unknown tokens stay. */
  restore(text: string): string;
}

interface Span {
  start: number;
  end: number;
  kind: string;
}

const KINDS: Record<string, string> = {
  email: 'EMAIL',
  phone: 'PHONE',
  upi: 'PAYMENT',
  address: 'ADDRESS',
  dob: 'DATE',
  vehicle: 'NUMBER',
};
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|in|co|me|ly|gl|app|link|page)\/[^\s<>"']*/giu;
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const HANDLE = /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu;
/** Anything with four digits in it, however it is written; and groups of digits that together are many. */
const CODE = /[\p{L}\p{N}#](?:[\p{L}\p{N}\p{M}#_/:.-]*[\p{L}\p{N}])?/gu;
const GROUPS = /\p{Nd}(?:[ \t.()+-]{0,2}\p{Nd}){5,}/gu;
const NAMED =
  /(?<![\p{L}\p{M}])(?:order|ticket|case|booking|pnr|awb|invoice|ref(?:erence)?|complaint|tracking|account|customer|consignment|docket|bill|id|policy|loan|flat|house|door|plot|ஆர்டர்|ऑर्डर)\.?[ \t]*(?:number|no|nos|num|id|எண்|नंबर|संख्या)?\.?[ \t]*[:#=-]?[ \t]*((?=[\p{L}\p{N}-]*\p{Nd})[\p{L}\p{N}][\p{L}\p{N}/-]*)/giu;
const TOKEN = /\{\{\s*([A-Z]+_\d+)\s*\}\}/giu;

/**
 * `names`: everybody known by name in the conversation. `keep`: the brand's own names and handles, which are nobody's. `texts`: all that
 * will be hidden, to be searched for names first. Without `links` addresses of pages stay.
 */
export function makeHiding(
  names: readonly string[],
  keep: readonly string[],
  texts: readonly string[],
  { links = true } = {},
): Hiding {
  const kept = new Set(keep.flatMap((word) => [word, word.replace(/^@/u, '')]).map(fold));
  // A name told in one message is a name in all of them.
  const known = partsOf([...names, ...texts.flatMap(namesTold)]).filter((name) => !kept.has(fold(name)));
  const people = known.length === 0 ? null : new RegExp(known.map(plain).join('|'), 'giu');
  const tokens = new Map<string, string>();
  const meant = new Map<string, string>();
  const counts = new Map<string, number>();
  const tokenFor = (kind: string, value: string): string => {
    const key = `${kind} ${fold(value)}`;
    const had = tokens.get(key);
    if (had) return had;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    tokens.set(key, `{{${kind}_${count}}}`);
    if (kind !== 'SECRET') meant.set(`${kind}_${count}`, value);
    return `{{${kind}_${count}}}`;
  };
  const spansOf = (text: string, given: readonly PiiSpan[]): Span[] => {
    const spans: Span[] = [];
    const take = (start: number, end: number, kind: string): void => {
      if (!spans.some((one) => start < one.end && one.start < end)) spans.push({ start, end, kind });
    };
    const each = (
      pattern: RegExp,
      kind: string,
      wanted: (found: string) => boolean = () => true,
      group = 0,
    ): void => {
      for (const match of text.matchAll(pattern)) {
        const found = match[group] ?? '';
        const start = match.index + (group === 0 ? 0 : match[0].lastIndexOf(found));
        if (found !== '' && wanted(found)) take(start, start + found.length, kind);
      }
    };
    for (const span of [...given, ...findPii(text)])
      take(span.start, span.end, SECRET_KINDS.has(span.kind) ? 'SECRET' : (KINDS[span.kind] ?? 'PERSONAL'));
    if (links) each(LINK, 'LINK');
    each(MAIL, 'EMAIL');
    for (const pattern of ADDRESSES)
      each(pattern, 'ADDRESS', (found) => /\p{Nd}|\p{Lu}|\p{Lo}/u.test(found), 1);
    each(HANDLE, 'HANDLE', (found) => !kept.has(fold(found.replace(/^@|[.-]+$/gu, ''))));
    each(NAMED, 'NUMBER', () => true, 1);
    each(CODE, 'NUMBER', isCode);
    each(GROUPS, 'NUMBER');
    if (people)
      for (const { index, 0: name } of text.matchAll(people))
        if (standsAlone(text, index, name)) take(index, index + name.length, 'PERSON');
    return spans.sort((a, b) => a.start - b.start);
  };
  return {
    hide: (text, given = []) => {
      // A customer who writes a token must not be answered with what it stands for. Offsets stay.
      const plain = text.replace(/\{\{|\}\}/gu, (braces) => (braces === '{{' ? '((' : '))'));
      let out = '';
      let at = 0;
      for (const { start, end, kind } of spansOf(plain, given)) {
        out += plain.slice(at, start) + tokenFor(kind, plain.slice(start, end));
        at = end;
      }
      return out + plain.slice(at);
    },
    restore: (text) => text.replace(TOKEN, (token, name: string) => meant.get(name.toUpperCase()) ?? token),
  };
}

/** Four digits anywhere, or two in something as long as a booking code. */
function isCode(found: string): boolean {
  const digits = found.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= 4 || (digits >= 2 && found.length >= 6 && /\p{L}/u.test(found));
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();

const plain = (name: string): string =>
  name.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/\s+/gu, '\\s+');
const BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const AFTER = /^[\p{L}\p{N}\p{M}]/u;
const INDIC = /[\p{Script=Tamil}\p{Script=Devanagari}]/u;

/** Looked at here and not in the pattern: one made anew for each conversation must be cheap. Endings are written onto Tamil and Hindi names. */
function standsAlone(text: string, start: number, name: string): boolean {
  if (BEFORE.test(text.slice(Math.max(0, start - 2), start))) return false;
  const end = start + name.length;
  return INDIC.test(name) || !AFTER.test(text.slice(end, end + 2));
}
