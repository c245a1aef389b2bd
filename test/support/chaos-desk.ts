/** People at their desks, over the API: agents answer every case, a reviewer approves, and clicks again whatever a crash swallowed. */
import { type Confirmation, promisesOf } from './promises.js';
import type { Ask } from './chaos-checks.js';
import { pause } from './chaos-dice.js';
import type { ChaosPlatform } from './chaos-platform.js';
import { type ApiClient, eventually, staff } from './earshot.js';

interface Reply {
  id: string;
  state: string;
  draft: { text: string; revision: number };
  version: { id: string; contentHash: string } | null;
}

const AT_ONCE = 4;

export class ChaosDesk {
  readonly replies: string[] = [];
  private accounts: string[] = [];
  private brandId = '';
  private people!: Record<'admin' | 'agent' | 'reviewer', ApiClient>;

  constructor(
    private readonly url: string,
    private readonly ask: Ask,
    private readonly platform: ChaosPlatform,
  ) {}

  /** A brand that answers at once, its accounts, and the hashtag on which so many customers complain. */
  async open(complaints: number): Promise<void> {
    const people = await staff(this.url, {
      agent: { roles: ['agent'] },
      reviewer: { roles: ['reviewer', 'lead'] },
    });
    this.people = people;
    const { admin } = people;
    const brand = await admin.post<{ id: string }>('/api/brands', { name: 'Nila' });
    // Everything that is said of this brand becomes a case, and nothing waits to be undone.
    await admin.ok('PATCH', `/api/brands/${brand.id}`, { flagRisk: 1, undoSeconds: 0 });
    this.brandId = brand.id;
    for (const { token } of this.platform.brandAccounts)
      this.accounts.push((await admin.post<{ id: string }>('/api/accounts', this.connection(token))).id);
    const input = `#nila@${new URL(this.platform.fake.url).host}`;
    const { found } = await admin.post<{ found: Record<string, unknown>[] }>('/api/sources/discover', {
      brandId: brand.id,
      input,
    });
    const { platform, kind, address, key, title } = found[0]!;
    this.platform.complain();
    const source = await admin.post<{ id: string }>('/api/sources', {
      brandId: brand.id,
      platform,
      kind,
      address,
      key,
      title,
    });
    // A new source begins with the newest page: the flood comes after that.
    await eventually(
      () => admin.get<{ items: { lastSuccessAt: string | null }[] }>('/api/sources'),
      ({ items }) => items[0]!.lastSuccessAt !== null,
    );
    while (this.platform.complaints.length < complaints) this.platform.complain();
    await admin.post(`/api/sources/${source.id}/poll`);
  }

  private connection(token: string): Record<string, unknown> {
    const { fake } = this.platform;
    return {
      brandId: this.brandId,
      platform: 'mastodon',
      baseUrl: fake.url,
      credentials: { accessToken: token },
    };
  }

  /** A reply in review for every complaint, each from the next account in turn. */
  async draft(): Promise<void> {
    const wanted = this.platform.complaints.length;
    const cases = await eventually(
      () =>
        this.ask<{ case_id: string; mention_id: string; name: string }>(
          `SELECT cm.case_id, cm.mention_id, a.handle AS name FROM case_mention cm
           JOIN mention m ON m.id = cm.mention_id JOIN author a ON a.id = m.author_id ORDER BY a.handle`,
        ),
      (rows) => rows.length === wanted,
      300_000,
    );
    // The replies differ in whom they name and in their number: the checks are asked once, as often as one person may ask them.
    let known: Promise<Confirmation[]> | undefined;
    const promised = async (agent: ApiClient, saved: Reply, from: number): Promise<Confirmation[]> => {
      const moved = (all: Confirmation[], by: number) =>
        all.map((one) => ({ ...one, start: one.start + by, end: one.end + by }));
      known ??= promisesOf(agent, saved).then((all) => moved(all, -from));
      return moved(await known, from);
    };
    await inTurns(cases, async ({ case_id, mention_id, name }, n) => {
      const { agent } = this.people;
      const accountId = this.accounts[n % this.accounts.length];
      const reply = await agent.post<Reply>(`/api/cases/${case_id}/replies`, {
        mentionId: mention_id,
        accountId,
      });
      const text = `@${name.replace(/^@/, '')} we are very sorry to hear this. Our service team will collect the device tomorrow and refund you. Reference ${1000 + n}.`;
      const saved = await agent.ok<Reply>('PUT', `/api/replies/${reply.id}/draft`, {
        text,
        revision: reply.draft.revision,
      });
      await agent.post(`/api/replies/${reply.id}/submit`, {
        revision: saved.draft.revision,
        promises: await promised(agent, saved, text.indexOf(' we are')),
      });
      this.replies.push(reply.id);
    });
  }

  /** Approves them all, however often the program dies meanwhile: an unanswered click is repeated. */
  async approve(): Promise<void> {
    await inTurns(this.replies, async (id) => {
      for (;;) {
        try {
          const { reviewer } = this.people;
          const { state, version } = await reviewer.get<Reply>(`/api/replies/${id}`);
          if (state === 'approved' || state === 'published') return;
          await reviewer.post(`/api/replies/${id}/approve`, {
            versionId: version!.id,
            contentHash: version!.contentHash,
          });
          return;
        } catch (error) {
          if (!unreachable(error)) throw error;
          await pause(200);
        }
      }
    });
  }

  /** What the desk says of the accounts: by handle. */
  async shownAccounts(): Promise<Map<string, { state: string; lastError: string | null }>> {
    const { items } = await this.people.admin.get<{
      items: { handle: string; state: string; lastError: string | null }[];
    }>(`/api/accounts?brandId=${this.brandId}`);
    return new Map(items.map((one) => [one.handle.replace(/^@/, '').split('@')[0]!, one]));
  }

  /** An administrator pastes the new token, again and again until the program lives and the platform answers. */
  async reconnect(token: string): Promise<void> {
    for (;;) {
      try {
        const answer = await this.people.admin.request('POST', '/api/accounts', this.connection(token));
        if (answer.status < 300) return;
      } catch (error) {
        if (!unreachable(error)) throw error;
      }
      await pause(300);
    }
  }

  /** How many bells of administrators and leads say that an account must be connected anew. */
  async bells(): Promise<number> {
    const rows = await this.ask<{ n: number }>(
      `SELECT count(DISTINCT params->>'account')::int AS n FROM notification WHERE kind = 'account.needs-attention'`,
    );
    return rows[0]!.n;
  }

  /** How many replies the desk shows in each state. */
  async states(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    let after = '';
    do {
      const page = await this.people.agent.get<{
        items: { replyState: string | null }[];
        next: string | null;
      }>(`/api/cases?view=all&limit=200${after ? `&after=${after}` : ''}`);
      for (const { replyState } of page.items)
        counts[replyState ?? 'none'] = (counts[replyState ?? 'none'] ?? 0) + 1;
      after = page.next ?? '';
    } while (after);
    return counts;
  }

  failedJobs(): Promise<{ failed: unknown[] }> {
    return this.people.admin.get('/api/jobs');
  }
}

/** fetch() says TypeError for a connection that was refused or cut; by name, as it comes from outside the test's realm. */
function unreachable(error: unknown): boolean {
  return (error as Error).name === 'TypeError';
}

async function inTurns<T>(list: readonly T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    for (let n = next++; n < list.length; n = next++) await work(list[n]!, n);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
