/** Finds the addresses in a post that may become links: http and https only. Pure. */
export interface LinkSpan {
  start: number;
  end: number;
  href: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’]+/giu;
const TRAILING = /[.,;:!?…।)\]}]+$/u;

export function linkSpans(text: string): LinkSpan[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    const raw = match[0].includes('(')
      ? match[0].replace(/[.,;:!?…।]+$/u, '')
      : match[0].replace(TRAILING, '');
    const href = safeHref(raw);
    return href ? [{ start: match.index, end: match.index + raw.length, href }] : [];
  });
}

/** The address if it is http(s), else null: a post may carry javascript: or data: in its permalink. */
export function safeHref(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? address : null;
}
