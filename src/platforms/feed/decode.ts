/**
 * Bytes of a feed document to text: byte order mark, then zero bytes, then the HTTP charset, then the XML declaration,
 * then a look at the bytes. Pure; never throws: a wrong label is passed by and undecodable bytes are read as windows-1252,
 * because that is what wrongly labelled feeds nearly always are.
 */
import iconv from 'iconv-lite';
import { windows1252Char } from './windows-1252.js';

export interface Decoded {
  text: string;
  /** Canonical lower-case name of what was used, e.g. 'utf-8'. */
  encoding: string;
}

const ASCII_LIKE = new Set([
  'us-ascii',
  'ascii',
  'ansi_x3.4-1968',
  'iso-8859-1',
  'iso8859-1',
  'iso_8859-1',
  'latin1',
  'l1',
  'windows-1252',
  'cp1252',
]);
// utf-7 only ever served attacks; the wide ones are told by their zero bytes, and a label that disagrees is wrong.
const NEVER_BY_LABEL =
  /^(unicode-?1-?1-?)?utf-?7|^(utf|ucs|iso-10646-ucs)[-_]?(16|32|2|4)|^cs(unicode|ucs4)|^u(16|32)/;

export function decodeFeed(bytes: Uint8Array, contentType: string | null): Decoded {
  const wide = byMark(bytes) ?? byZeros(bytes);
  if (wide)
    return { text: tidy(iconv.decode(Buffer.from(wide.body), wide.encoding)), encoding: wide.encoding };
  const declared = declaredEncoding(bytes);
  let label = usable(httpCharset(contentType)) ?? usable(declared);
  // Servers put ISO-8859-1 on everything; a document that says UTF-8 of itself and is, is believed.
  if (label && ASCII_LIKE.has(label))
    label = (isUtf8Label(declared) || label.includes('ascii')) && validUtf8(bytes) ? 'utf-8' : 'windows-1252';
  if (!label || isUtf8Label(label)) return utf8(bytes);
  return { text: tidy(iconv.decode(Buffer.from(bytes), label)), encoding: label };
}

/** The charset parameter of a Content-Type header, however it is quoted. */
export function httpCharset(contentType: string | null): string | null {
  return /charset\s*=\s*["']?\s*([\w.:+-]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}

function byMark(b: Uint8Array): { body: Uint8Array; encoding: string } | null {
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0)
    return { body: b.subarray(4), encoding: 'utf-32le' };
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff)
    return { body: b.subarray(4), encoding: 'utf-32be' };
  if (b[0] === 0xff && b[1] === 0xfe) return { body: b.subarray(2), encoding: 'utf-16le' };
  if (b[0] === 0xfe && b[1] === 0xff) return { body: b.subarray(2), encoding: 'utf-16be' };
  return null;
}

/** Markup and JSON begin with ASCII, so zeros among the first four bytes show the width and order of the units. */
function byZeros(b: Uint8Array): { body: Uint8Array; encoding: string } | null {
  if (b.length < 4) return null;
  const zeros = [b[0], b[1], b[2], b[3]].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  const encoding = { '000x': 'utf-32be', x000: 'utf-32le', '0x0x': 'utf-16be', x0x0: 'utf-16le' }[zeros];
  return encoding ? { body: b, encoding } : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:+-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function usable(label: string | null): string | null {
  return label && !NEVER_BY_LABEL.test(label) && iconv.encodingExists(label) ? label : null;
}

function isUtf8Label(label: string | null): boolean {
  return label !== null && /^utf[-_]?8/.test(label);
}

function validUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 with each byte that is none read as windows-1252: right for clean, wholly wrong and mixed documents alike. */
function utf8(bytes: Uint8Array): Decoded {
  if (validUtf8(bytes)) return { text: tidy(new TextDecoder('utf-8').decode(bytes)), encoding: 'utf-8' };
  const buffer = Buffer.from(bytes);
  // Written as UTF-16 units, at most one a byte: strings joined by the million would exhaust the worker.
  const units = new Uint16Array(buffer.length);
  let used = 0;
  let good = 0;
  let wrong = 0;
  for (let i = 0; i < buffer.length;) {
    const length = sequenceLength(buffer, i);
    const code =
      length > 1
        ? codePoint(buffer, i, length)
        : length === 1
          ? (buffer[i] ?? 0)
          : windows1252Char(buffer[i] ?? 0).charCodeAt(0);
    if (length > 1) good++;
    else if (length === 0) wrong++;
    if (code > 0xffff) {
      units[used++] = 0xd800 + ((code - 0x10000) >> 10);
      units[used++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    } else units[used++] = code;
    i += Math.max(1, length);
  }
  const text = Buffer.from(units.buffer, 0, used * 2).toString('utf16le');
  return { text: tidy(text), encoding: good >= wrong ? 'utf-8' : 'windows-1252' };
}

function codePoint(b: Buffer, i: number, length: number): number {
  let code = (b[i] ?? 0) & (0x7f >> length);
  for (let k = 1; k < length; k++) code = (code << 6) | ((b[i + k] ?? 0) & 0x3f);
  return code;
}

/** Length of the well-formed UTF-8 sequence at `i`; 0 when there is none. */
function sequenceLength(b: Buffer, i: number): number {
  const lead = b[i] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf
      ? 2
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xf0 && lead <= 0xf4
          ? 4
          : 0;
  if (length === 0 || i + length > b.length) return 0;
  for (let k = 1; k < length; k++) if (((b[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = b[i + 1] ?? 0;
  if (
    (lead === 0xe0 && second < 0xa0) ||
    (lead === 0xed && second > 0x9f) ||
    (lead === 0xf0 && second < 0x90) ||
    (lead === 0xf4 && second > 0x8f)
  )
    return 0;
  return length;
}

// eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** No marks, no control characters, and C1 codes read as the windows-1252 characters that were meant. */
function tidy(text: string): string {
  return text
    .replace(/^\ufeff+/, '')
    .replace(CONTROLS, '')
    .replace(/[\u0080-\u009f]/g, (char) => windows1252Char(char.charCodeAt(0)));
}
