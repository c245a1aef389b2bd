/**
 * Everything a story in the browser stands on: the built program on a database of its own, a server that speaks Mastodon's
 * protocol, a feed server, and Chromium. What the stories are not about is prepared over the API.
 */
import { randomBytes } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import {
  eventually,
  freePort,
  PASSWORD,
  staff,
  startEarshot,
  type ApiClient,
  type Running,
} from '../../support/earshot.js';
import { FakeMastodon } from '../../support/fake-mastodon.js';
import type { FakeAccount, FakeStatus } from '../../support/fake-mastodon-store.js';
import { FeedServer } from '../../support/feed-server.js';
import { promisesOf } from '../../support/promises.js';
import { launchChromium } from './chromium.js';
import { Person } from './person.js';
import { ONE_REVIEWER } from '../../support/one-reviewer.js';

export interface Reply {
  id: string;
  state: string;
  draft: { text: string; revision: number };
  version: { id: string; number: number; text: string; contentHash: string } | null;
  versions: unknown[];
  publication: { id: string; state: string; permalink: string | null } | null;
}
export interface CaseDetail {
  id: string;
  number: number;
  title: string;
  state: string;
  assignee: { name: string } | null;
  replies: Reply[];
  replyTarget: { mentionId: string; prefix: string } | null;
  history: { kind: string }[];
  mentions: { id: string }[];
}
export interface Complaint {
  customer: FakeAccount;
  post: FakeStatus;
  caseId: string;
  prefix: string;
}

const STAFF = {
  asha: { roles: ['agent'], languages: ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] },
  bala: { roles: ['agent'] },
  rita: { roles: ['reviewer'] },
  omar: { roles: ['reviewer'] },
  lena: { roles: ['lead'] },
  ezra: { roles: ['executive'] },
};
export type Name = keyof typeof STAFF | 'admin';

export class Desk {
  brandId = '';
  sourceId = '';
  api!: Record<Name, ApiClient>;
  brandAccount!: FakeAccount;
  private running!: Running;
  private readonly env: Record<string, string>;
  /** Whoever has a page open. */
  readonly audience: Person[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly browser: Browser,
    readonly network: FakeMastodon,
    readonly feeds: FeedServer,
    readonly url: string,
  ) {
    this.env = {
      DATABASE_URL: database.url,
      PORT: new URL(url).port,
      EARSHOT_SECRET_KEY: randomBytes(32).toString('base64'),
      EARSHOT_ALLOW_HOSTS: '127.0.0.1,localhost',
      EARSHOT_POLL_TICK_SECONDS: '1',
      EARSHOT_POLL_MIN_SECONDS: '1',
      // Long enough to look at a posting of unknown outcome before it is read back.
      EARSHOT_RECONCILE_AFTER_SECONDS: '3600',
    };
  }

  /** A fresh installation: nobody has an account on it yet. */
  static async fresh(): Promise<Desk> {
    const [database, browser, network, feeds, port] = await Promise.all([
      testDatabase(),
      launchChromium(),
      FakeMastodon.start({ idStyle: 'uuid' }),
      FeedServer.start(),
      freePort(),
    ]);
    const desk = new Desk(database, browser, network, feeds, `http://127.0.0.1:${port}`);
    desk.brandAccount = network.addAccount('nila', { displayName: 'Nila Home' });
    await desk.startServer();
    return desk;
  }

  /** A desk at work: somebody in every role, a brand with a connected account that listens to its mentions. */
  static async staffed(): Promise<Desk> {
    const desk = await Desk.fresh();
    await desk.moveIn();
    return desk;
  }

  /** Staffs a fresh installation; its administrator exists from here on. */
  async moveIn(): Promise<void> {
    this.api = await staff(this.url, STAFF);
    // bala is at the desk but takes nothing, so that every case begins in asha's hands.
    await this.api.bala.ok('PATCH', '/api/me', { available: false });
    const { admin } = this.api;
    this.brandId = (await admin.post<{ id: string }>('/api/brands', { name: 'Nila' })).id;
    // Every post becomes a case: which ones are grave enough is another test's matter.
    await this.api.admin.ok('PATCH', `/api/brands/${this.brandId}`, { undoSeconds: 1, flagRisk: 1 });
    await admin.ok('PUT', `/api/brands/${this.brandId}/review-policy`, ONE_REVIEWER);
    const account = await admin.post<{ id: string }>('/api/accounts', {
      brandId: this.brandId,
      platform: 'mastodon',
      baseUrl: this.network.url,
      credentials: { accessToken: this.brandAccount.token },
    });
    const pasted = { brandId: this.brandId, input: `${this.network.url}/@nila`, accountId: account.id };
    const { found } = await admin.post<{ found: Record<string, unknown>[] }>('/api/sources/discover', pasted);
    const { platform, kind, address, key, title } = found[0]!;
    const source = { brandId: this.brandId, accountId: account.id, platform, kind, address, key, title };
    this.sourceId = (await admin.post<{ id: string }>('/api/sources', source)).id;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.running.stop();
    await Promise.all([this.network.stop(), this.feeds.stop(), this.database.drop()]);
  }

  async startServer(): Promise<void> {
    this.running = await startEarshot(this.env);
  }
  killServer(): Promise<void> {
    return this.running.kill();
  }

  undoWindow(undoSeconds: number): Promise<unknown> {
    return this.api.admin.ok('PATCH', `/api/brands/${this.brandId}`, { undoSeconds });
  }

  /** Somebody who has not signed in. */
  async visitor(options?: BrowserContextOptions): Promise<Person> {
    const person = await Person.at(this.url, this.browser, options);
    this.audience.push(person);
    return person;
  }

  /** One of the staff, with a session. */
  async person(name: Name, options?: BrowserContextOptions): Promise<Person> {
    const person = await this.visitor(options);
    await person.bring(`${name}@example.org`, PASSWORD);
    return person;
  }

  /** What went wrong in any page since the last time this was asked; closes the pages. */
  async everybodyLeaves(): Promise<string[]> {
    const problems = this.audience.flatMap((person) => person.watch.take());
    await Promise.all(this.audience.splice(0).map((person) => person.close()));
    return problems;
  }

  /** A customer far away posts to the brand, and a case in asha's hands comes of it. `knownBy`: words that are found in it again. */
  async complaint(text: string, { displayName = 'Malar', knownBy = text } = {}): Promise<Complaint> {
    const { customer, post } = this.posted(text, displayName);
    return this.caseOf(customer, post, knownBy);
  }

  /** Several at once, each by a customer of their own. */
  async complaints(texts: string[]): Promise<Complaint[]> {
    const posted = texts.map((text, index) => ({ text, ...this.posted(text, `Customer ${index + 1}`) }));
    const known = (text: string) => text.slice(0, 40);
    return Promise.all(posted.map(({ customer, post, text }) => this.caseOf(customer, post, known(text))));
  }

  private posted(text: string, displayName: string): { customer: FakeAccount; post: FakeStatus } {
    const customer = this.network.addAccount(`c${randomBytes(4).toString('hex')}`, { displayName });
    return { customer, post: this.network.post(customer, `@nila ${text}`) };
  }

  private async caseOf(customer: FakeAccount, post: FakeStatus, knownBy: string): Promise<Complaint> {
    const mention = await this.heard(knownBy);
    const { caseId } = await eventually(
      () => this.api.asha.get<{ caseId: string | null }>(`/api/mentions/${mention}`),
      (one) => one.caseId !== null,
    );
    const detail = await eventually(
      () => this.case(caseId!),
      (one) => one.assignee?.name === 'asha',
    );
    return { customer, post, caseId: caseId!, prefix: detail.replyTarget!.prefix };
  }

  /** The id of the mention of a post, once it was read. */
  async heard(text: string): Promise<string> {
    await this.api.admin.post(`/api/sources/${this.sourceId}/poll`);
    const found = await eventually(
      async () =>
        (
          await this.api.asha.get<{ items: { id: string; text: string }[] }>(
            `/api/mentions?brandId=${this.brandId}`,
          )
        ).items.find((one) => one.text.includes(text)),
      Boolean,
    );
    return found!.id;
  }

  case(caseId: string): Promise<CaseDetail> {
    return this.api.admin.get<CaseDetail>(`/api/cases/${caseId}`);
  }

  /** A draft of asha's in that case. */
  async drafted(complaint: Complaint, answer = ''): Promise<Reply> {
    const { replyTarget } = await this.case(complaint.caseId);
    const reply = await this.api.asha.post<Reply>(`/api/cases/${complaint.caseId}/replies`, {
      mentionId: replyTarget!.mentionId,
    });
    if (answer === '') return reply;
    return this.api.asha.ok<Reply>('PUT', `/api/replies/${reply.id}/draft`, {
      text: complaint.prefix + answer,
      revision: reply.draft.revision,
    });
  }

  /** A reply of asha's that waits for a reviewer. */
  async submitted(complaint: Complaint, answer: string): Promise<Reply> {
    const drafted = await this.drafted(complaint, answer);
    const path = `/api/replies/${drafted.id}/submit`;
    const promises = await promisesOf(this.api.asha, drafted);
    const body = { revision: drafted.draft.revision, promises };
    return (await this.api.asha.post<{ reply: Reply }>(path, body)).reply;
  }

  reply(replyId: string): Promise<Reply> {
    return this.api.admin.get<Reply>(`/api/replies/${replyId}`);
  }
}
