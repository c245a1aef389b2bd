/** Web addresses and handles in a reply, with their places. Finds; judges nothing. */

export interface WebLink {
  start: number;
  end: number;
  /** Host as it is written, without "www." and port; small letters. */
  host: string;
  /** Nothing but http:// was written before it. */
  plain: boolean;
  /** Something stands before the host that a browser would not open: https://bank.example@other.example */
  disguised: boolean;
}

export interface Handle {
  start: number;
  end: number;
  /** Without the sign. */
  name: string;
}

const scheme = /\b(https?):\/\/([^\s<>"“”()[\]{}|\\^]+)/giu;
// A dot between letters and a known ending, or www. before: "today.We" is no address.
const bare =
  /(?<![\p{L}\p{M}\p{N}@/._-])(?:www\.[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,6}|[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){0,6}\.(?:com|org|net|in|co|io|app|uk|us|eu|de|fr|info|biz|dev|me|tv|ai|gov|edu|store|shop|online|site|xyz|ly|gl|gd|gy|cc|example|भारत|இந்தியா))(?![\p{L}\p{M}\p{N}-]|\.[\p{L}\p{N}])(?:\/[^\s<>"“”]*)?/giu;
const handle =
  /(?<![\p{L}\p{M}\p{N}_./@＠-])[@＠]([\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]{0,60}(?:@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5})?)/gu;

export function linksOf(text: string): WebLink[] {
  const found: WebLink[] = [];
  let rest = text;
  for (const match of text.matchAll(scheme)) {
    const shown = match[0].replace(/[.,;:!?'’]+$/u, '');
    const authority = shown.slice(match[1]!.length + 3).split(/[/?#]/u)[0] ?? '';
    const host = hostOf(authority.split('@').at(-1) ?? '');
    const span = { start: match.index, end: match.index + shown.length };
    rest = rest.slice(0, span.start) + ' '.repeat(shown.length) + rest.slice(span.end);
    if (host !== '')
      found.push({
        ...span,
        host,
        plain: match[1]!.toLowerCase() === 'http',
        disguised: authority.includes('@'),
      });
  }
  for (const match of rest.matchAll(bare)) {
    const shown = match[0].replace(/[.,;:!?'’]+$/u, '');
    const host = hostOf(shown.split(/[/?#]/u)[0] ?? '');
    // "It is done.In the evening": a blank is missing, nothing else.
    if (/\p{Ll}\.\p{Lu}\p{Ll}*$/u.test(shown)) continue;
    found.push({ start: match.index, end: match.index + shown.length, host, plain: false, disguised: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

export function handlesOf(text: string): Handle[] {
  const links = linksOf(text);
  return [...text.matchAll(handle)]
    .map((match) => {
      const name = match[1]!.replace(/[.-]+$/u, '');
      return { start: match.index, end: match.index + 1 + name.length, name };
    })
    .filter((one) => !links.some((link) => one.start >= link.start && one.start < link.end));
}

export function hostOf(authority: string): string {
  return authority
    .replace(/:\d{1,5}$/u, '')
    .toLowerCase()
    .replace(/^www\./u, '')
    .replace(/\.$/u, '');
}
