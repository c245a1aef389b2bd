/**
 * A tolerant scanner for XML and HTML: whatever the input, it reports tags and text in one pass and in linear time,
 * expands no entity but the fixed named and numeric ones, and never throws. It builds nothing; callers keep what they need.
 */
import { decodeHTML, decodeHTMLStrict } from 'entities';

export interface MarkupHandler {
  /** `name` and attribute names are lower case; `at`/`end` are the tag's offsets. Return false to stop scanning. */
  open(name: string, attributes: Attribute[], selfClosing: boolean, at: number, end: number): boolean | void;
  close(name: string, at: number, end: number): boolean | void;
  /** Entities decoded. */
  text(text: string, cdata: boolean): boolean | void;
}

export interface Attribute {
  name: string;
  value: string;
  /** Offsets of the raw value in the input, without quotes; equal when there is none. */
  from: number;
  to: number;
}

const MAX_ATTRIBUTES = 256;
const MAX_NAME = 256;
/** In HTML their content is text up to their own end tag. */
const RAW_TEXT = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'textarea', 'title']);

const LT = 60,
  GT = 62,
  SLASH = 47,
  BANG = 33,
  QUESTION = 63,
  EQUALS = 61,
  QUOTE = 34,
  APOSTROPHE = 39;

const isSpace = (c: number) => c === 32 || c === 10 || c === 9 || c === 13 || c === 12;
const isNameStart = (c: number) =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 58 || c >= 0xc0;

export function scanMarkup(input: string, mode: 'xml' | 'html', handler: MarkupHandler): void {
  const find = memoisedFind(input);
  const decode = mode === 'xml' ? decodeStrict : decodeLoose;
  const length = input.length;
  const noEndTag = new Set<string>();
  let textFrom = 0;
  let i = 0;
  const flush = (to: number) =>
    to <= textFrom || handler.text(decode(input.slice(textFrom, to)), false) !== false;

  while (i < length) {
    const lt = input.indexOf('<', i);
    if (lt === -1) break;
    const next = input.charCodeAt(lt + 1);
    if (next === BANG) {
      const cdata = input.startsWith('<![CDATA[', lt);
      const after = cdata ? lt + 9 : skipDeclaration(input, lt, mode, find);
      if (after === lt) {
        i = lt + 1;
        continue;
      }
      if (!flush(lt)) return;
      i = after;
      if (cdata) {
        const end = find(']]>', after);
        const to = end === -1 ? length : end;
        if (to > after && handler.text(input.slice(after, to), true) === false) return;
        i = end === -1 ? length : end + 3;
      }
      textFrom = i;
    } else if (next === QUESTION) {
      if (!flush(lt)) return;
      const end = find('?>', lt + 2);
      const gt = find('>', lt + 2);
      i = end !== -1 && mode === 'xml' ? end + 2 : gt === -1 ? length : gt + 1;
      textFrom = i;
    } else if (next === SLASH && isNameStart(input.charCodeAt(lt + 2))) {
      if (!flush(lt)) return;
      const nameEnd = endOfName(input, lt + 2);
      const gt = find('>', nameEnd);
      const lt2 = find('<', nameEnd);
      const stop = gt === -1 || (lt2 !== -1 && lt2 < gt) ? (lt2 === -1 ? length : lt2) : gt + 1;
      if (handler.close(nameOf(input, lt + 2, nameEnd), lt, stop) === false) return;
      i = textFrom = stop;
    } else if (isNameStart(next)) {
      if (!flush(lt)) return;
      const tag = readTag(input, lt, find, decode);
      if (handler.open(tag.name, tag.attributes, tag.selfClosing, lt, tag.end) === false) return;
      i = textFrom = tag.end;
      if (mode === 'html' && !tag.selfClosing && RAW_TEXT.has(tag.name) && !noEndTag.has(tag.name)) {
        const close = new RegExp(`</${tag.name}(?=[\\s/>]|$)`, 'gi');
        close.lastIndex = tag.end;
        const found = close.exec(input);
        // Without an end tag only code swallows the rest; text is better shown than lost.
        if (!found && tag.name !== 'script' && tag.name !== 'style') {
          noEndTag.add(tag.name);
          continue;
        }
        const to = found ? found.index : length;
        const raw = input.slice(tag.end, to);
        const isText = tag.name === 'title' || tag.name === 'textarea';
        if (raw && handler.text(isText ? decode(raw) : raw, true) === false) return;
        i = textFrom = to;
      }
    } else i = lt + 1;
  }
  flush(length);
}

function readTag(input: string, lt: number, find: Find, decode: (raw: string) => string) {
  const attributes: Attribute[] = [];
  const nameEnd = endOfName(input, lt + 1);
  let i = nameEnd;
  let selfClosing = false;
  for (;;) {
    while (isSpace(input.charCodeAt(i))) i++;
    const c = input.charCodeAt(i);
    if (Number.isNaN(c) || c === LT) break;
    if (c === GT) {
      i++;
      break;
    }
    if (c === SLASH) {
      selfClosing = input.charCodeAt(i + 1) === GT;
      i++;
      continue;
    }
    const from = i++;
    while (
      i < input.length &&
      !isSpace(input.charCodeAt(i)) &&
      ![EQUALS, GT, SLASH, LT].includes(input.charCodeAt(i))
    )
      i++;
    const name = input.slice(from, Math.min(i, from + MAX_NAME)).toLowerCase();
    const value = readValue(input, i, find);
    i = value.end;
    if (attributes.length < MAX_ATTRIBUTES)
      attributes.push({
        name,
        value: decode(input.slice(value.from, value.to)),
        from: value.from,
        to: value.to,
      });
  }
  return { name: nameOf(input, lt + 1, nameEnd), attributes, selfClosing, end: i };
}

function readValue(input: string, afterName: number, find: Find): { from: number; to: number; end: number } {
  let i = afterName;
  while (isSpace(input.charCodeAt(i))) i++;
  if (input.charCodeAt(i) !== EQUALS) return { from: afterName, to: afterName, end: afterName };
  i++;
  while (isSpace(input.charCodeAt(i))) i++;
  const quote = input.charCodeAt(i);
  if (quote === QUOTE || quote === APOSTROPHE) {
    const end = find(quote === QUOTE ? '"' : "'", i + 1);
    if (end !== -1) return { from: i + 1, to: end, end: end + 1 };
    i++;
  }
  const from = i;
  while (
    i < input.length &&
    !isSpace(input.charCodeAt(i)) &&
    input.charCodeAt(i) !== GT &&
    input.charCodeAt(i) !== LT
  )
    i++;
  // <a href=x/> : the slash belongs to the tag.
  const to = input.charCodeAt(i - 1) === SLASH && input.charCodeAt(i) === GT && i - 1 > from ? i - 1 : i;
  return { from, to, end: to };
}

/** Where a declaration or comment that begins at `lt` ends; `lt` itself when it is none and the text goes on. */
function skipDeclaration(input: string, lt: number, mode: 'xml' | 'html', find: Find): number {
  const gt = find('>', lt + 2);
  if (input.startsWith('<!--', lt)) {
    const end = find('-->', lt + 4);
    if (end !== -1) return end + 3;
    return mode === 'xml' || gt === -1 ? input.length : gt + 1;
  }
  if (!/[a-z[]/i.test(input[lt + 2] ?? '') || (gt === -1 && mode === 'html')) return lt;
  const bracket = find('[', lt + 2);
  if (/^<!doctype/i.test(input.slice(lt, lt + 9)) && bracket !== -1 && bracket < gt) {
    const end = find(']>', bracket);
    const spaced = find('] >', bracket);
    const first = end === -1 ? spaced : spaced === -1 ? end : Math.min(end, spaced);
    if (first !== -1) return input.indexOf('>', first) + 1;
  }
  return gt === -1 ? input.length : gt + 1;
}

type Find = (needle: string, from: number) => number;

/** indexOf that remembers its answers, so that a needle asked for again and again is searched for once. */
function memoisedFind(input: string): Find {
  const known = new Map<string, { from: number; at: number }>();
  return (needle, from) => {
    const last = known.get(needle);
    if (last && from >= last.from && (last.at === -1 || from <= last.at)) return last.at;
    const at = input.indexOf(needle, from);
    known.set(needle, { from, at });
    return at;
  };
}

function endOfName(input: string, from: number): number {
  let i = from;
  while (i < input.length) {
    const c = input.charCodeAt(i);
    if (isSpace(c) || c === GT || c === SLASH || c === LT || c === EQUALS) break;
    i++;
  }
  return i;
}

function nameOf(input: string, from: number, to: number): string {
  return input.slice(from, Math.min(to, from + MAX_NAME)).toLowerCase();
}

const COMMON: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** Named and numeric references that end with a semicolon. Anything else stays as written. */
export function decodeStrict(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi,
    (one) => COMMON[one] ?? decodeHTMLStrict(one),
  );
}

/** As browsers do: the older names also without semicolon. */
function decodeLoose(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});?/gi,
    (one) => COMMON[one] ?? decodeHTML(one),
  );
}
