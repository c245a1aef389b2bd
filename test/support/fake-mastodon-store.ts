/**
 * What a fake Mastodon server remembers: people, posts and who was mentioned, rendered the way the documentation shows
 * them. Order is the server's own and ids are opaque: tests that treat them as numbers must fail.
 */
import { randomUUID } from 'node:crypto';

export interface FakeAccount {
  id: string;
  username: string;
  displayName: string;
  bot: boolean;
  followers: number;
  createdAt: Date;
  token: string;
}

export interface FakeStatus {
  id: string;
  /** Place in the server's order; a late arrival may be given an earlier one. */
  order: number;
  account: FakeAccount;
  text: string;
  spoiler: string;
  visibility: string;
  language: string | null;
  inReplyTo: string | null;
  createdAt: Date;
  editedAt: Date | null;
  mentions: FakeAccount[];
  reblogOf: FakeStatus | null;
  idempotencyKey: string | null;
}

export interface FakeNotification {
  id: string;
  order: number;
  type: string;
  to: FakeAccount;
  statusId: string;
  createdAt: Date;
}

export interface Paging {
  limit: number;
  max: string | null;
  min: string | null;
  since: string | null;
}

export class FakeMastodonStore {
  base = '';
  /** Servers differ in whether an edit is dated. */
  datesEdits = true;
  idStyle: 'number-like' | 'uuid' = 'number-like';
  minIdActsLikeSinceId = false;
  readonly accounts: FakeAccount[] = [];
  readonly statuses: FakeStatus[] = [];
  readonly notifications: FakeNotification[] = [];
  /** Every status ever accepted from a client, deleted ones included. */
  readonly accepted: FakeStatus[] = [];
  /** Ids of what is gone keep their place, so that paging from them still works. */
  private readonly orders = new Map<string, number>();
  private count = 0;

  newId(order: number): string {
    // Beyond 2^53, so that a client that makes numbers of them mixes posts up.
    const id =
      this.idStyle === 'uuid'
        ? randomUUID()
        : String(111_000_000_000_000_000n + BigInt(Math.round(order * 2)));
    this.orders.set(id, order);
    return id;
  }

  next(): number {
    return ++this.count;
  }

  addAccount(username: string, more: Partial<FakeAccount> = {}): FakeAccount {
    const account: FakeAccount = {
      id: this.newId(this.next()),
      username,
      displayName: username,
      bot: false,
      followers: 10,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      token: `token-of-${username}`,
      ...more,
    };
    this.accounts.push(account);
    return account;
  }

  addStatus(account: FakeAccount, text: string, more: Partial<FakeStatus> = {}): FakeStatus {
    const order = more.order ?? this.next();
    const status: FakeStatus = {
      id: this.newId(order),
      order,
      account,
      text,
      spoiler: '',
      visibility: 'public',
      language: 'en',
      inReplyTo: null,
      createdAt: new Date(),
      editedAt: null,
      mentions: [],
      reblogOf: null,
      idempotencyKey: null,
      ...more,
    };
    status.mentions = this.mentionedIn(text).filter((one) => one !== account);
    this.statuses.push(status);
    for (const to of status.mentions) {
      const place = this.next();
      this.notifications.push({
        id: this.newId(place),
        order: place,
        type: 'mention',
        to,
        statusId: status.id,
        createdAt: new Date(),
      });
    }
    return status;
  }

  find(id: string): FakeStatus | undefined {
    return this.statuses.find((status) => status.id === id);
  }

  edit(id: string, text: string): void {
    const status = this.find(id);
    if (!status) throw new Error(`no status ${id}`);
    status.text = text;
    if (this.datesEdits) status.editedAt = new Date();
  }

  remove(id: string): void {
    const index = this.statuses.findIndex((status) => status.id === id);
    if (index >= 0) this.statuses.splice(index, 1);
    for (const child of this.statuses) if (child.inReplyTo === id) child.inReplyTo = null;
    for (let at = this.notifications.length - 1; at >= 0; at--)
      if (this.notifications[at]?.statusId === id) this.notifications.splice(at, 1);
  }

  /** As documented: max_id older than, since_id the newest page newer than, min_id the page just newer than. */
  page<T extends { id: string; order: number }>(all: T[], paging: Paging): T[] {
    const place = (id: string | null) => (id === null ? null : (this.orders.get(id) ?? null));
    const [max, min, since] = [place(paging.max), place(paging.min), place(paging.since)];
    const floor = min ?? since ?? -Infinity;
    const fits = all
      .filter((one) => one.order > floor && one.order < (max ?? Infinity))
      .sort((a, b) => b.order - a.order);
    return min !== null && !this.minIdActsLikeSinceId
      ? fits.slice(-paging.limit)
      : fits.slice(0, paging.limit);
  }

  ancestors(status: FakeStatus): FakeStatus[] {
    const parent = status.inReplyTo ? this.find(status.inReplyTo) : undefined;
    return parent ? [...this.ancestors(parent), parent] : [];
  }

  descendants(status: FakeStatus): FakeStatus[] {
    return this.statuses
      .filter((one) => one.inReplyTo === status.id)
      .flatMap((child) => [child, ...this.descendants(child)]);
  }

  private mentionedIn(text: string): FakeAccount[] {
    const names = new Set([...text.matchAll(/@([\w-]+)(?:@[\w.:-]+)?/g)].map((match) => match[1]));
    return this.accounts.filter((account) => names.has(account.username));
  }

  accountJson(account: FakeAccount): Record<string, unknown> {
    return {
      id: account.id,
      username: account.username,
      acct: account.username,
      display_name: account.displayName,
      url: `${this.base}/@${account.username}`,
      bot: account.bot,
      followers_count: account.followers,
      created_at: account.createdAt.toISOString(),
      note: '',
      fields: [],
    };
  }

  statusJson(status: FakeStatus): Record<string, unknown> {
    const uri = `${this.base}/users/${status.account.username}/statuses/${status.id}`;
    return {
      id: status.id,
      uri,
      url: `${this.base}/@${status.account.username}/${status.id}`,
      created_at: status.createdAt.toISOString(),
      edited_at: status.editedAt?.toISOString() ?? null,
      content: status.reblogOf ? '' : this.html(status.text),
      spoiler_text: status.spoiler,
      sensitive: status.spoiler !== '',
      visibility: status.visibility,
      language: status.language,
      in_reply_to_id: status.inReplyTo,
      in_reply_to_account_id: status.inReplyTo ? (this.find(status.inReplyTo)?.account.id ?? null) : null,
      replies_count: this.statuses.filter((one) => one.inReplyTo === status.id).length,
      reblogs_count: 0,
      favourites_count: 0,
      account: this.accountJson(status.account),
      media_attachments: [],
      mentions: status.mentions.map((one) => ({
        id: one.id,
        username: one.username,
        acct: one.username,
        url: `${this.base}/@${one.username}`,
      })),
      tags: [...status.text.matchAll(/#([\p{L}\p{N}\p{M}_]+)/gu)].map((match) => ({
        name: match[1]?.toLowerCase(),
      })),
      reblog: status.reblogOf ? this.statusJson(status.reblogOf) : null,
    };
  }

  private html(text: string): string {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    const linked = escaped
      .replace(/https?:\/\/([^\s<]+)/g, (url, rest: string) => {
        const cut = rest.length > 30 ? 30 : rest.length;
        const scheme = url.slice(0, url.length - rest.length);
        const shown = `<span class="${rest.length > 30 ? 'ellipsis' : ''}">${rest.slice(0, cut)}</span>`;
        return `<a href="${url}" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span>${shown}<span class="invisible">${rest.slice(cut)}</span></a>`;
      })
      .replace(/(^|\s)@([\w-]+)(?:@[\w.:-]+)?/g, (_all, before: string, name: string) => {
        return `${before}<span class="h-card" translate="no"><a href="${this.base}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
      })
      .replace(/(^|\s)#([\p{L}\p{N}\p{M}_]+)/gu, (_all, before: string, tag: string) => {
        return `${before}<a href="${this.base}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`;
      });
    return `<p>${linked.replace(/\n\n+/g, '</p><p>').replace(/\n/g, '<br />')}</p>`;
  }
}
