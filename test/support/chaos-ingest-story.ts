/**
 * The story of listening under fire: bursts on two hashtags and sliding feeds are read while the program is killed again and
 * again. After every death: nothing is half stored, and whatever a cursor says was read is stored. At the end: every post once,
 * every version that was shown, in order.
 */
import { differences, halfStored, storedTexts, withoutCase, type Ask } from './chaos-checks.js';
import { type Dice, say } from './chaos-dice.js';
import { ChaosFeeds } from './chaos-feeds.js';
import type { MortalEarshot } from './chaos-program.js';
import { ChaosTimeline } from './chaos-timeline.js';
import { ApiClient, eventually, PASSWORD } from './earshot.js';

export interface IngestStory {
  posts: number;
  bursts: number;
  feeds: number;
  entriesPerFeed: number;
  kills: number;
  /** Requests answered between two kills, at most. */
  workBetween: number;
}

/** For a machine that does much else; nothing is asserted about time. */
const PATIENCE_MS = 900_000;

const COUNTS = `SELECT (SELECT count(*)::int FROM mention) AS posts, (SELECT count(*)::int FROM mention_version) AS versions`;

export class IngestWorld {
  private admin: ApiClient;

  private constructor(
    private readonly program: MortalEarshot,
    private readonly ask: Ask,
    private readonly dice: Dice,
    private readonly story: IngestStory,
    readonly timeline: ChaosTimeline,
    readonly feeds: ChaosFeeds,
  ) {
    this.admin = new ApiClient(program.url);
  }

  static async make(program: MortalEarshot, ask: Ask, dice: Dice, story: IngestStory): Promise<IngestWorld> {
    const timeline = await ChaosTimeline.start(dice.fork());
    const shape = { entries: story.entriesPerFeed, window: 100, step: 40 };
    const feeds = await ChaosFeeds.start(dice.fork(), story.feeds, shape);
    return new IngestWorld(program, ask, dice, story, timeline, feeds);
  }

  get requests(): number {
    return this.timeline.fake.log.length + this.feeds.requests;
  }

  /** With the program running: an administrator, a brand, and every source, added as a person adds them and read once. */
  async settle(): Promise<void> {
    const { admin, timeline, feeds } = this;
    timeline.burst(20);
    await admin.post('/api/setup', {
      name: 'Admin',
      email: 'admin@example.org',
      password: PASSWORD,
      locale: 'en',
    });
    const brand = await admin.post<{ id: string }>('/api/brands', { name: 'Nila' });
    const host = new URL(timeline.fake.url).host;
    const inputs = [`#nila@${host}`, `#kettle@${host}`, ...feeds.feeds.map((feed) => feeds.url(feed))];
    for (const input of inputs) {
      const found = await discovered(admin, brand.id, input);
      const { platform, kind, address, key, title } = found;
      await admin.post('/api/sources', { brandId: brand.id, platform, kind, address, key, title });
    }
    await eventually(
      () => admin.get<{ items: { lastSuccessAt: string | null }[] }>('/api/sources'),
      ({ items }) => items.length === inputs.length && items.every((source) => source.lastSuccessAt !== null),
      60_000,
    );
    // The pace that busy sources come to by themselves after some minutes.
    await this.ask(`UPDATE source SET interval_seconds = 1, next_poll_at = now()`);
  }

  /** Everything happens at once: posts, edits, and death after death. Where there is a database to ask, each death is looked at. */
  async live(harm: { beforeDeath?(kill: number): void; canLook?(): boolean } = {}): Promise<void> {
    const { kills, workBetween } = this.story;
    await Promise.all([
      this.post(),
      this.program.killAtRandom(this.dice.fork(), {
        kills,
        workBetween,
        work: () => this.requests,
        patienceMs: 8_000,
        beforeDeath: (kill) => harm.beforeDeath?.(kill),
        afterDeath: async () => {
          if (harm.canLook?.() ?? true) await this.lookAtTheDead();
        },
      }),
    ]);
    await eventually(
      () => this.ask<{ posts: number; versions: number }>(COUNTS),
      ([row]) => {
        const expected = this.expected();
        return (
          row !== undefined &&
          row.posts >= expected.size &&
          row.versions >= [...expected.values()].flat().length
        );
      },
      PATIENCE_MS,
    );
    await eventually(
      () => withoutCase(this.ask),
      (open) => open.length === 0,
      PATIENCE_MS,
    );
  }

  /** The verdict, in words; [] when all is well. */
  async verdict(): Promise<string[]> {
    const expected = this.expected();
    const wrong = differences(expected, await storedTexts(this.ask));
    const [counted] = await this.ask<{ counted: number; audited: number }>(
      `SELECT (SELECT sum(mentions_count)::int FROM source) AS counted,
         (SELECT sum((details->>'fresh')::int)::int FROM audit_entry WHERE action = 'source.ingest') AS audited`,
    );
    if (counted!.counted !== expected.size)
      wrong.push(`the sources count ${counted!.counted} of ${expected.size} mentions`);
    if (counted!.audited !== expected.size)
      wrong.push(`the audit log knows of ${counted!.audited} of ${expected.size} mentions`);
    const sources = await this.admin.get<{
      items: { title: string; state: string; failures: number; health: string }[];
    }>('/api/sources');
    for (const source of sources.items)
      if (source.state !== 'active' || source.failures > 0 || source.health !== 'ok')
        wrong.push(`a source is not well: ${JSON.stringify(source)}`);
    const jobs = await this.admin.get<{ failed: unknown[] }>('/api/jobs');
    if (jobs.failed.length > 0)
      wrong.push(`jobs failed for good: ${JSON.stringify(jobs.failed).slice(0, 500)}`);
    return [
      ...wrong,
      ...(await this.uncovered()),
      ...(await halfStored(this.ask)).map((row) => JSON.stringify(row)),
    ];
  }

  async stop(): Promise<void> {
    await this.timeline.stop();
    await this.feeds.stop();
  }

  private expected(): Map<string, string[]> {
    return new Map([...this.timeline.expected, ...this.feeds.expected()]);
  }

  private async post(): Promise<void> {
    const { posts, bursts } = this.story;
    for (let n = 1; n <= bursts; n++) {
      this.timeline.burst(Math.round((posts * n) / bursts) - this.timeline.posts.length);
      await this.has(this.timeline.posts.length, 0);
      say(`burst ${n} of ${bursts} is stored`);
      const edited = this.timeline.editNewest(6);
      await this.has(this.timeline.posts.length, edited.length * n);
    }
  }

  /** So many posts of the timeline, so many of them in a second version. */
  private async has(posts: number, edited: number): Promise<void> {
    await eventually(
      () =>
        this.ask<{ posts: number; edited: number }>(
          `SELECT count(*)::int AS posts, (count(*) FILTER (WHERE version > 1))::int AS edited FROM mention WHERE native ? 'uri'`,
        ),
      ([row]) => row !== undefined && row.posts >= posts && row.edited >= edited,
      PATIENCE_MS,
    );
  }

  private async lookAtTheDead(): Promise<void> {
    const wrong = [
      ...(await halfStored(this.ask)).map((row) => JSON.stringify(row)),
      ...(await this.uncovered()),
    ];
    if (wrong.length > 0) throw new Error(`What a death left behind:\n${wrong.slice(0, 5).join('\n')}`);
  }

  /** Posts that a cursor claims and that are not stored. */
  private async uncovered(): Promise<string[]> {
    const sources = await this.ask<{
      title: string;
      address: { tag?: string };
      cursor: { newest?: string; etag?: string } | null;
    }>(`SELECT title, address, cursor FROM source`);
    const stored = await storedTexts(this.ask);
    const missing: string[] = [];
    for (const { title, address, cursor } of sources) {
      if (address.tag !== undefined && cursor?.newest)
        for (const uri of this.timeline.storedUpTo(address.tag, cursor.newest))
          if (!stored.has(uri)) missing.push(`${title} claims ${uri}`);
      const feed = this.feeds.feeds.find((one) => one.name === title);
      if (feed && cursor?.etag)
        for (const [id, texts] of feed.storedWith(cursor.etag))
          for (const text of texts)
            if (!stored.get(id)?.includes(text)) missing.push(`${title} claims ${id}: ${text}`);
    }
    return missing;
  }
}

/** As a person does it: what could not be read in time on a busy machine is tried once more. */
async function discovered(
  admin: ApiClient,
  brandId: string,
  input: string,
): Promise<Record<string, unknown>> {
  const answer = await eventually(
    () =>
      admin.request<{ code?: string; found: Record<string, unknown>[] }>('POST', '/api/sources/discover', {
        brandId,
        input,
      }),
    ({ body }) => body.code !== 'platform-temporary',
    60_000,
  );
  if (answer.status >= 300) throw new Error(`${input} was not found: ${JSON.stringify(answer.body)}`);
  return answer.body.found[0]!;
}
