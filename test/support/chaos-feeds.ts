/**
 * A publisher whose Atom feeds show a sliding window of a long history, as feeds do: windows overlap, entries repeat within a
 * document, some are edited while they are still shown, and a cache in front now and then serves the document before.
 * The window only slides once a reader names the current document's ETag (RFC 9110): a reader that remembers a document it has
 * not stored loses entries, and `shown` tells which.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dice } from './chaos-dice.js';
import { note } from './chaos-words.js';

export interface FeedShape {
  entries: number;
  window: number;
  step: number;
}

interface State {
  text: string;
  updated: Date;
}

interface Entry {
  id: string;
  published: Date;
  states: State[];
}

interface Shown {
  etag: string;
  body: string;
  /** id → how many states of the entry had been published when this document was made. */
  states: Map<string, number>;
}

class SlidingFeed {
  readonly entries: Entry[];
  private readonly documents: Shown[] = [];

  constructor(
    readonly name: string,
    private readonly dice: Dice,
    private readonly shape: FeedShape,
  ) {
    const begin = Date.now() - 48 * 3_600_000;
    this.entries = Array.from({ length: shape.entries }, (_, n) => {
      const published = new Date(begin + n * 1000);
      return {
        id: `urn:chaos:${name}:${n}`,
        published,
        states: [{ text: note(dice, `${name}-${n}`), updated: published }],
      };
    });
    this.slide();
  }

  answer(known: string | undefined): { status: number; etag: string; body: string } {
    const current = this.documents.at(-1)!;
    const before = this.documents.at(-2);
    if (before && this.dice.chance(0.1)) return { status: 200, etag: before.etag, body: before.body };
    if (known !== current.etag) return { status: 200, etag: current.etag, body: current.body };
    if (!this.slide()) return { status: 304, etag: current.etag, body: '' };
    const next = this.documents.at(-1)!;
    return { status: 200, etag: next.etag, body: next.body };
  }

  /** What a reader that remembers this ETag must have stored: texts by entry, in order. */
  storedWith(etag: string): Map<string, string[]> {
    const upTo = this.documents.findIndex((one) => one.etag === etag);
    const texts = new Map<string, string[]>();
    for (const { states } of this.documents.slice(0, upTo + 1))
      for (const [id, count] of states) {
        const entry = this.entries.find((one) => one.id === id)!;
        texts.set(
          id,
          entry.states.slice(0, count).map((state) => state.text),
        );
      }
    return texts;
  }

  private slide(): boolean {
    const { window, step, entries } = this.shape;
    const from = this.documents.length * step;
    if (from > 0 && from - step + window >= entries) return false;
    const shown = this.entries.slice(from, from + window);
    const known = this.documents.at(-1)?.states;
    const edited = shown.filter((entry) => known?.has(entry.id) && this.dice.chance(0.15));
    for (const entry of edited) {
      const version = entry.states.length + 1;
      const updated = new Date(entry.published.getTime() + version * 3_600_000);
      entry.states.push({ text: `${note(this.dice, entry.id)} (version ${version})`, updated });
    }
    const rows = shown.map((entry) => atomEntry(entry, entry.states.at(-1)!));
    for (const entry of this.dice.some(shown, 3)) rows.push(atomEntry(entry, entry.states.at(-1)!));
    for (const entry of edited.slice(0, 2))
      rows.splice(this.dice.whole(0, rows.length), 0, atomEntry(entry, entry.states.at(-2)!));
    this.documents.push({
      etag: `"${this.name}-${this.documents.length}"`,
      body: `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:chaos:${this.name}</id><title>${this.name}</title><updated>${new Date().toISOString()}</updated>${rows.reverse().join('')}</feed>`,
      states: new Map(shown.map((entry) => [entry.id, entry.states.length])),
    });
    return true;
  }
}

export class ChaosFeeds {
  requests = 0;

  private constructor(
    private readonly server: Server,
    readonly feeds: SlidingFeed[],
  ) {}

  static async start(dice: Dice, count: number, shape: FeedShape): Promise<ChaosFeeds> {
    const feeds = Array.from({ length: count }, (_, n) => new SlidingFeed(`feed-${n}`, dice.fork(), shape));
    const server = createServer();
    const all = new ChaosFeeds(server, feeds);
    server.on('request', (request, response) => {
      const feed = feeds.find((one) => request.url === `/${one.name}.atom`);
      if (!feed) return void response.writeHead(404).end();
      all.requests++;
      const { status, etag, body } = feed.answer(request.headers['if-none-match']);
      response
        .writeHead(status, { etag, 'content-type': 'application/atom+xml; charset=utf-8' })
        .end(body || undefined);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return all;
  }

  url(feed: SlidingFeed): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${feed.name}.atom`;
  }

  /** Entry id → its texts, oldest first. */
  expected(): Map<string, string[]> {
    return new Map(
      this.feeds.flatMap((feed) => feed.entries.map((e) => [e.id, e.states.map((s) => s.text)] as const)),
    );
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

function atomEntry({ id, published }: Entry, { text, updated }: State): string {
  return `<entry><id>${id}</id><title>${text.slice(0, 20)}</title><author><name>${id.split(':')[2]} ${Number(id.split(':')[3]) % 17}</name></author><published>${published.toISOString()}</published><updated>${updated.toISOString()}</updated><content type="text">${text}</content></entry>`;
}
