/**
 * Reads the paging tokens out of a Link header. Only the tokens are taken, never the address: a stored or forged link must
 * not be able to send our token to another host.
 */
export interface PageTokens {
  /** Older than this page. */
  maxId: string | null;
  /** Newer than this page. */
  minId: string | null;
}

/** Tokens of `rel="next"` and `rel="prev"`; null where the server gave none. */
export function pageTokens(header: string | undefined): PageTokens {
  const tokens: PageTokens = { maxId: null, minId: null };
  for (const match of (header ?? '').matchAll(/<([^>]*)>\s*;[^<]*?rel="?([a-z]+)"?/gi)) {
    const query = queryOf(match[1] ?? '');
    if (match[2]?.toLowerCase() === 'next') tokens.maxId = query.get('max_id');
    if (match[2]?.toLowerCase() === 'prev') tokens.minId = query.get('min_id') ?? query.get('since_id');
  }
  return tokens;
}

function queryOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}
