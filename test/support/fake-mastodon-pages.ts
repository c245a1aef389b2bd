/** Paging and self-description of the fake Mastodon server, as documented. */
import type { FakeRequest } from './fake-server.js';

export function paging(request: FakeRequest, standard: number, most: number) {
  const limit = Math.min(Number(request.query.get('limit') ?? standard), most);
  return {
    limit,
    max: request.query.get('max_id'),
    min: request.query.get('min_id'),
    since: request.query.get('since_id'),
  };
}

/** next only while the page was full; prev whenever there is something. */
export function link(url: string, request: FakeRequest, page: { id: string }[]): Record<string, string> {
  const [first, last] = [page[0], page.at(-1)];
  if (!first || !last) return {};
  const at = (query: string) => `<${url}${request.path}?${query}>`;
  const full = page.length === paging(request, 20, 40).limit;
  return {
    link: [
      ...(full ? [`${at(`max_id=${last.id}`)}; rel="next"`] : []),
      `${at(`min_id=${first.id}`)}; rel="prev"`,
    ].join(', '),
  };
}

/** v1 and v2 of GET /api/…/instance. */
export function instance(url: string, path: string, maxCharacters: number): Record<string, unknown> {
  const statuses = {
    max_characters: maxCharacters,
    max_media_attachments: 4,
    characters_reserved_per_url: 23,
  };
  const host = new URL(url).host;
  const common = { title: 'Fake', version: '4.5.0', configuration: { statuses } };
  return path.includes('v2') ? { domain: host, ...common } : { uri: host, ...common };
}
