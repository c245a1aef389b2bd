/**
 * A busy hashtag on a Mastodon-compatible server: posts come in bursts far longer than a page, so that a reader has to walk;
 * some are edited before anybody read them, some after. Every third post also carries a second hashtag, read by a second source.
 */
import type { Dice } from './chaos-dice.js';
import { complaint, note } from './chaos-words.js';
import type { FakeStatus } from './fake-mastodon-store.js';
import { FakeMastodon } from './fake-mastodon.js';

export class ChaosTimeline {
  /** Uri → texts that must be stored, oldest first. */
  readonly expected = new Map<string, string[]>();
  readonly posts: FakeStatus[] = [];
  readonly taggedTwice: FakeStatus[] = [];

  private constructor(
    readonly fake: FakeMastodon,
    private readonly dice: Dice,
  ) {}

  static async start(dice: Dice): Promise<ChaosTimeline> {
    const fake = await FakeMastodon.start();
    for (let n = 0; n < 300; n++) fake.addAccount(`person${n}`);
    return new ChaosTimeline(fake, dice);
  }

  uri(status: FakeStatus): string {
    return `${this.fake.url}/users/${status.account.username}/statuses/${status.id}`;
  }

  /** So many new posts at once; a few are edited in the same moment, before anybody can have read them. */
  burst(count: number): void {
    for (let n = 0; n < count; n++) {
      const number = this.posts.length;
      const twice = number % 3 === 0;
      const tags = twice ? ' #nila #kettle' : ' #nila';
      const text = (number % 100 === 7 ? complaint(this.dice, number) : note(this.dice, number)) + tags;
      const status = this.fake.post(this.dice.pick(this.fake.store.accounts), text);
      if (this.dice.chance(0.02)) this.fake.edit(status.id, `${text} (corrected at once)`);
      this.posts.push(status);
      if (twice) this.taggedTwice.push(status);
      this.expected.set(this.uri(status), [status.text]);
    }
  }

  /** Edits some of the newest, which readers still see; they must be stored as they were. */
  editNewest(count: number): string[] {
    return this.dice.some(this.posts.slice(-25), count).map((status) => {
      this.fake.edit(status.id, `${status.text} (corrected later)`);
      this.expected.get(this.uri(status))!.push(status.text);
      return this.uri(status);
    });
  }

  /** Uris of what a reader of this hashtag that stands at `newest` must have stored. */
  storedUpTo(tag: string, newest: string): string[] {
    const order = this.fake.store.find(newest)?.order ?? -Infinity;
    const tagged = tag === 'kettle' ? this.taggedTwice : this.posts;
    return tagged.filter((status) => status.order <= order).map((status) => this.uri(status));
  }

  stop(): Promise<void> {
    return this.fake.stop();
  }
}
