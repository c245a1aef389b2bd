/**
 * A platform on a bad day: a Mastodon-compatible server that answers after our time-out or a byte at a time, cuts connections before
 * or after it has accepted a post, answers 500, 502, 503 and 429, accepts slowly, and revokes tokens. By its protocol the same Idempotency-Key never posts twice.
 */
import type { Dice } from './chaos-dice.js';
import { complaint } from './chaos-words.js';
import type { FakeAccount, FakeStatus } from './fake-mastodon-store.js';
import { FakeMastodon } from './fake-mastodon.js';
import type { Fault } from './fake-server.js';

/** Of a server that works: the answer comes with a common delay. */
const FINE: Fault = { kind: 'late', ms: 5 };
const POSTING: [number, Fault][] = [
  [0.05, { kind: 'late', ms: 3500 }],
  [0.05, { kind: 'drop-after' }],
  [0.05, { kind: 'drop-before' }],
  // One byte at a time: of the first the end comes before our time-out, of the second long after it.
  [0.02, { kind: 'drip', everyMs: 1 }],
  [0.03, { kind: 'drip', everyMs: 25 }],
  [
    0.02,
    { kind: 'answer', status: 429, body: { error: 'Too many requests' }, headers: { 'retry-after': '1' } },
  ],
  [0.03, { kind: 'answer', status: 500, body: { error: 'Something went wrong on our end' } }],
  [0.03, { kind: 'answer-after', status: 502, body: '<html>Bad gateway</html>' }],
  [
    0.02,
    { kind: 'answer', status: 503, body: { error: 'Service unavailable' }, headers: { 'retry-after': '1' } },
  ],
];
const READING: [number, Fault][] = [
  [
    0.02,
    { kind: 'answer', status: 429, body: { error: 'Too many requests' }, headers: { 'retry-after': '1' } },
  ],
  [0.02, { kind: 'answer', status: 500, body: { error: 'Something went wrong on our end' } }],
  [0.02, { kind: 'drop-before' }],
];

export class ChaosPlatform {
  readonly brandAccounts: FakeAccount[] = [];
  readonly complaints: FakeStatus[] = [];

  private constructor(readonly fake: FakeMastodon) {}

  /** As many customers as `replies` will complain; the brand has so many accounts to answer from. */
  static async start(dice: Dice, replies: number, accounts: number): Promise<ChaosPlatform> {
    const slow = dice.fork();
    let bad = false;
    // A server whose workers are behind takes the post, and stores it after our time-out.
    const options = {
      get acceptMs() {
        return bad && slow.chance(0.04) ? 2500 : 5;
      },
    };
    const platform = new ChaosPlatform(await FakeMastodon.start(options));
    const { fake } = platform;
    for (let n = 0; n < accounts; n++) platform.brandAccounts.push(fake.addAccount(`nila${n}`));
    platform.complain = () => {
      const customer = fake.addAccount(`customer${platform.complaints.length}`);
      platform.complaints.push(fake.post(customer, `${complaint(dice, platform.complaints.length)} #nila`));
    };
    platform.worsen = () => {
      bad = true;
      const refused: Fault = {
        kind: 'answer',
        status: 429,
        body: { error: 'Too many requests' },
        headers: { 'retry-after': '2' },
      };
      for (let n = 0; n < 2; n++) fake.onNextPost(refused);
      for (let n = 0; n < replies * 5; n++) fake.onNextPost(draw(dice, POSTING));
      for (let n = 0; n < replies * 10; n++)
        fake.server.inject('GET', /^\/api\/v1\/(statuses|accounts)\//, draw(dice, READING));
    };
    return platform;
  }

  /** One more customer, one more complaint. */
  complain: () => void = () => undefined;

  /** From here on nothing is sure. */
  worsen: () => void = () => undefined;

  /** Their tokens are worth nothing from now on. */
  expire(accounts: readonly FakeAccount[]): void {
    for (const account of accounts) this.fake.revoke(account);
  }

  get postings(): number {
    return this.fake.server.asked('POST', /^\/api\/v1\/statuses$/).length;
  }

  /** Every request to post that came in, answered or not, also those that a key made one with an earlier one. */
  get requests(): { text: string; parent: string }[] {
    return this.fake.server.asked('POST', /^\/api\/v1\/statuses$/).map(({ body }) => {
      const { status = '', in_reply_to_id: id } = body as { status?: string; in_reply_to_id?: string };
      const parent = this.complaints.find((one) => one.id === id);
      return { text: status, parent: parent ? this.uri(parent) : String(id) };
    });
  }

  uri(status: FakeStatus): string {
    return `${this.fake.url}/users/${status.account.username}/statuses/${status.id}`;
  }

  /** Posts that stand on the platform twice, in words. */
  doubled(): string[] {
    const seen = new Map<string, FakeStatus>();
    return this.fake.accepted.flatMap((status) => {
      const key = `${status.inReplyTo}`;
      const before = seen.get(key);
      seen.set(key, status);
      return before
        ? [`"${status.text}" was posted twice, keys ${before.idempotencyKey} and ${status.idempotencyKey}`]
        : [];
    });
  }

  stop(): Promise<void> {
    return this.fake.stop();
  }
}

function draw(dice: Dice, faults: [number, Fault][]): Fault {
  let at = dice.next();
  for (const [share, fault] of faults) if ((at -= share) < 0) return fault;
  return FINE;
}
