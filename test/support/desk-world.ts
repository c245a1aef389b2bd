/**
 * The desk of the story: the built program on a database of its own, six people, one brand and its connected account, and the
 * steps people take every day in short form. Everything goes through the documented API; SQL is there for what must be refused.
 */
import { randomBytes } from 'node:crypto';
import { testDatabase, type TestDatabase } from './database.js';
import type {
  Bell,
  CaseDetail,
  Customer,
  Mention,
  NetworkPost,
  Problem,
  Reply,
  StoryNetwork,
} from './desk-network.js';
import { promisesOf } from './promises.js';
import { eventually, freePort, staff, startEarshot, type ApiClient, type Running } from './earshot.js';
import { ONE_REVIEWER } from './one-reviewer.js';

const PEOPLE = {
  asha: { roles: ['agent', 'reviewer'] },
  resting: { roles: ['agent'] },
  rita: { roles: ['reviewer'] },
  edith: { roles: ['reviewer'] },
  omar: { roles: ['reviewer'] },
};
export type Name = keyof typeof PEOPLE | 'admin';

export class DeskWorld {
  brandId = '';
  accountId = '';
  /** Where complaints are heard, once the story has added it. */
  mentionsSource = '';
  people!: Record<Name, ApiClient>;
  private running!: Running;
  private env!: Record<string, string>;

  private constructor(
    readonly network: StoryNetwork,
    readonly database: TestDatabase,
  ) {}

  /** asha is the agent (and may review what others wrote), resting is not at her desk, three more only review. */
  static async open(network: StoryNetwork): Promise<DeskWorld> {
    const world = new DeskWorld(network, await testDatabase());
    world.env = {
      DATABASE_URL: world.database.url,
      PORT: String(await freePort()),
      EARSHOT_SECRET_KEY: randomBytes(32).toString('base64'),
      EARSHOT_ALLOW_HOSTS: '127.0.0.1,localhost',
      EARSHOT_POLL_TICK_SECONDS: '1',
      EARSHOT_POLL_MIN_SECONDS: '1',
      EARSHOT_SEND_TIMEOUT_SECONDS: '5',
      EARSHOT_RECONCILE_AFTER_SECONDS: '1',
      EARSHOT_RECONCILE_READINGS: '2',
    };
    try {
      await world.begin();
      return world;
    } catch (error) {
      await world.close();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    this.running = await startEarshot(this.env);
    this.people = await staff(this.running.url, PEOPLE);
    await this.people.resting.ok('PATCH', '/api/me', { available: false });
    this.brandId = (await this.people.admin.post<{ id: string }>('/api/brands', { name: 'Nila' })).id;
    await this.people.admin.ok('PUT', `/api/brands/${this.brandId}/review-policy`, ONE_REVIEWER);
    const account = { brandId: this.brandId, ...this.network.account };
    this.accountId = (await this.people.admin.post<{ id: string }>('/api/accounts', account)).id;
    await this.undoWindow(1);
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await this.database.drop();
  }

  /** SIGKILL, and the same command again on the same port: everybody stays signed in. */
  async killAndStartAgain(): Promise<void> {
    await this.running.kill();
    this.running = await startEarshot(this.env);
  }

  undoWindow(undoSeconds: number): Promise<unknown> {
    return this.people.admin.ok('PATCH', `/api/brands/${this.brandId}`, { undoSeconds });
  }

  /** What the network tells of one pasted line, as the administrator sees it before adding anything. */
  async discover(
    input: string,
  ): Promise<{ summary: string; preview: { text: string }[] } & Record<string, unknown>> {
    const body = { brandId: this.brandId, input, accountId: this.accountId };
    const { found } = await this.people.admin.post<{
      found: ({ summary: string; preview: { text: string }[] } & Record<string, unknown>)[];
    }>('/api/sources/discover', body);
    return found[0]!;
  }

  async addSource(found: Record<string, unknown>): Promise<string> {
    const { platform, kind, address, key, title } = found;
    const source = { brandId: this.brandId, accountId: this.accountId, platform, kind, address, key, title };
    return (await this.people.admin.post<{ id: string }>('/api/sources', source)).id;
  }

  /** The mention of a post on the network, once the source was polled: "Poll now" is pressed every few seconds until it is there. */
  async heard(text: string, where = { sourceId: this.mentionsSource, filter: 'all' }): Promise<Mention> {
    let pressed = 0;
    const found = await eventually(async () => {
      if (Date.now() - pressed > 5000) {
        await this.people.admin.post(`/api/sources/${where.sourceId}/poll`);
        pressed = Date.now();
      }
      const { items } = await this.people.asha.get<{ items: Mention[] }>(
        `/api/mentions?brandId=${this.brandId}&filter=${where.filter}`,
      );
      return items.find((one) => one.text.includes(text));
    }, Boolean);
    return found!;
  }

  /** The case of a mention, with an owner. */
  async caseOf(mentionId: string): Promise<CaseDetail> {
    const { caseId } = await eventually(
      () => this.people.asha.get<{ caseId: string | null }>(`/api/mentions/${mentionId}`),
      (mention) => mention.caseId !== null,
    );
    return eventually(
      () => this.case(caseId!),
      (care) => care.assignee !== null,
    );
  }

  case(caseId: string): Promise<CaseDetail> {
    return this.people.asha.get<CaseDetail>(`/api/cases/${caseId}`);
  }

  reply(replyId: string): Promise<Reply> {
    return this.people.asha.get<Reply>(`/api/replies/${replyId}`);
  }

  /** From a customer's complaint to asha's answer in review. The texts must not be like those of other tests. */
  async inReview(
    complaint: string,
    answer: string,
  ): Promise<{ customer: Customer; post: NetworkPost; reply: Reply; text: string }> {
    const customer = await this.network.customer(`c${randomBytes(4).toString('hex')}`);
    const post = await customer.post(`${this.network.brandMention} ${complaint}`);
    const mention = await this.heard(complaint);
    const care = await this.caseOf(mention.id);
    const started = await this.people.asha.post<Reply>(`/api/cases/${care.id}/replies`, {
      mentionId: mention.id,
    });
    const text = `${care.replyTarget!.prefix}${answer}`;
    return { customer, post, text, reply: await this.submit(started, text) };
  }

  async save(reply: Reply, text: string): Promise<Reply> {
    const { revision } = reply.draft;
    return this.people.asha.ok<Reply>('PUT', `/api/replies/${reply.id}/draft`, { text, revision });
  }

  async submit(reply: Reply, text: string): Promise<Reply> {
    const saved = await this.save(reply, text);
    return (
      await this.people.asha.post<{ reply: Reply }>(`/api/replies/${reply.id}/submit`, {
        revision: saved.draft.revision,
        promises: await promisesOf(this.people.asha, saved),
      })
    ).reply;
  }

  publicationsOf(reply: Reply): Promise<unknown[]> {
    return this.database.dataSource.query(`SELECT id FROM publication WHERE reply_id = $1`, [reply.id]);
  }

  /** A publication written past the program, with an approval that is not for it, or that nobody gave. */
  forgePublication(reply: Reply, approvalId: string): Promise<unknown> {
    return this.database.dataSource.query(
      `INSERT INTO publication (brand_id, reply_id, reply_version_id, approval_id, account_id, mode, idempotency_key, not_before)
       SELECT brand_id, id, $2, $3, account_id, 'api', gen_random_uuid()::text, now() FROM reply WHERE id = $1`,
      [reply.id, reply.version!.id, approvalId],
    );
  }

  /** An approval written past the program, in the name of the reply's own author. */
  forgeApproval(reply: Reply): Promise<unknown> {
    return this.database.dataSource.query(
      `INSERT INTO approval (reply_id, reply_version_id, brand_id, reviewer_id, content_hash, expires_at)
       SELECT id, $2, brand_id, created_by, reply_content_hash($2), now() + interval '1 day' FROM reply WHERE id = $1`,
      [reply.id, reply.version!.id],
    );
  }

  /** One press of "Approve" on the version that was read; answers whatever came. */
  approve(by: Name, reply: Reply): Promise<{ status: number; body: Reply & Problem }> {
    const { id: versionId, contentHash } = reply.version!;
    return this.people[by].request<Reply & Problem>('POST', `/api/replies/${reply.id}/approve`, {
      versionId,
      contentHash,
    });
  }

  published(replyId: string): Promise<Reply> {
    return eventually(
      () => this.reply(replyId),
      (reply) => reply.publication?.state === 'published' || reply.publication?.state === 'rejected',
      60_000,
    );
  }

  async postedAs(text: string): Promise<NetworkPost[]> {
    return (await this.network.brandPosts()).filter((post) => post.text === text);
  }

  async bell(of: Name): Promise<Bell> {
    return (await this.people[of].get<{ items: Bell }>('/api/notifications')).items;
  }
}
