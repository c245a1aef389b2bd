/**
 * A network in memory behind both ports: posts what it is told, keeps what it has, and logs every write. Scripts what goes wrong:
 * `next('lost-after')` posts and loses the answer, 'lost-before' loses the request, 'hang' never answers. With 'request-key' the
 * same key never posts twice; with 'none' it does, so that a second blind write shows.
 */
import { randomUUID } from 'node:crypto';
import {
  PlatformError,
  type AccountAccess,
  type AccountIdentity,
  type AmendIntent,
  type Capabilities,
  type CapturedPost,
  type Discovery,
  type FeedConnector,
  type FindOutcome,
  type Idempotency,
  type PollPage,
  type PostRef,
  type PostState,
  type RateState,
  type ReplyIntent,
  type ReplyPublisher,
  type SendOutcome,
  type SourceTarget,
  type Standing,
} from '../../src/platforms/ports';

export type Mishap =
  | 'ok'
  | 'lost-after'
  | 'lost-before'
  | 'hang'
  | 'throw-after'
  | { later: number; code?: 'rate-limited' | 'temporary'; asked?: false }
  | { refused: 'auth' | 'too-long' | 'refused' | 'duplicate'; words?: string; doubtful?: true };

export interface Posted {
  key: string;
  externalId: string;
  text: string;
  parent: string;
}

export class FakeNetwork implements FeedConnector {
  readonly posts: Posted[] = [];
  /** Every network write, also those that posted nothing. */
  readonly writes: { key: string; text: string; account: string }[] = [];
  readonly reads: string[] = [];
  /** How many writes were under way at once, at most. */
  mostAtOnce = 0;
  private atOnce = 0;
  private script: Mishap[] = [];
  private findings: ('truth' | 'unknown' | 'absent')[] = [];
  private readonly states = new Map<string, 'deleted' | string>();
  private editedAt: Date | undefined;
  private held: (() => void)[] | null = null;
  readonly capabilities: Capabilities;
  readonly publisher: ReplyPublisher;
  /** Whether the account's token is still taken; null where nobody should ask. */
  letsIn: boolean | null = null;
  /** What it says of its limits with every answer to a write. */
  tells: RateState | null = null;
  /** Awaited inside every write, before anything is posted: a place to let something else happen first. */
  beforeWrite: (intent: ReplyIntent) => Promise<void> = () => Promise.resolve();

  constructor(
    platform: string,
    reply: Capabilities['reply'] = 'api',
    idempotency: Idempotency = 'request-key',
  ) {
    this.capabilities = {
      platform,
      label: `The ${platform} network`,
      reply,
      length: { max: 300, unit: 'graphemes' },
      idempotency,
      corrects: true,
      removes: true,
      seesEdits: true,
      seesDeletes: true,
      hasThreads: false,
      readNeedsAccount: false,
      sourceKinds: ['search'],
    };
    this.publisher = {
      capabilities: this.capabilities,
      credentialFields: [],
      verify: (): Promise<AccountIdentity> =>
        this.letsIn === null
          ? Promise.reject(new Error('not in this test'))
          : this.letsIn
            ? Promise.resolve({
                externalId: 'us',
                handle: '@us',
                displayName: null,
                profileUrl: null,
                length: null,
              })
            : Promise.reject(new PlatformError('auth', 'The token was revoked.')),
      mintKey: () => randomUUID(),
      send: (account, intent, signal) => this.send(account, intent, signal),
      find: (account, intent) => this.find(account, intent),
      edit: (account, intent, signal) => this.amend('edit', account, intent, signal),
      remove: (account, intent, signal) => this.amend('remove', account, intent, signal),
      standing: (_account, intent) => this.standing(intent),
    };
  }

  /** What happens to the coming writes, one each; 'ok' afterwards. */
  next(...mishaps: Mishap[]): void {
    this.script.push(...mishaps);
  }

  /** Nothing goes wrong any more. */
  calm(): void {
    this.script = [];
  }

  /** What the coming readings answer, one each; the truth afterwards. */
  nextFindings(...findings: ('truth' | 'unknown' | 'absent')[]): void {
    this.findings.push(...findings);
  }

  /** The author deletes or edits the post on the network; nobody is told. */
  deletePost(externalId: string): void {
    this.states.set(externalId, 'deleted');
  }
  editPost(externalId: string, text: string, at?: Date): void {
    this.states.set(externalId, text);
    this.editedAt = at;
  }

  /** Writes wait from now on until `release` is called. */
  hold(): void {
    this.held = [];
  }
  release(): void {
    const held = this.held ?? [];
    this.held = null;
    for (const go of held) go();
  }

  private async send(account: AccountAccess, intent: ReplyIntent, signal: AbortSignal): Promise<SendOutcome> {
    this.writes.push({ key: intent.idempotencyKey, text: intent.text, account: account.id });
    this.atOnce++;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    try {
      await this.beforeWrite(intent);
      if (this.held) await new Promise<void>((go) => this.held?.push(go));
      return { ...(await this.answer(intent, signal)), ...(this.tells ? { rate: this.tells } : {}) };
    } finally {
      this.atOnce--;
    }
  }

  private async answer(intent: ReplyIntent, signal: AbortSignal): Promise<SendOutcome> {
    const mishap = this.script.shift() ?? 'ok';
    if (typeof mishap === 'object' && 'later' in mishap)
      return {
        kind: 'retry-later',
        afterSeconds: mishap.later,
        code: mishap.code ?? 'rate-limited',
        words: 'Too many requests.',
        ...(mishap.asked === false ? { asked: false } : {}),
      };
    if (typeof mishap === 'object')
      return {
        kind: 'rejected',
        code: mishap.refused,
        words: mishap.words ?? `It said: ${mishap.refused}.`,
        ...(mishap.doubtful ? { doubtful: true as const } : {}),
      };
    if (mishap === 'lost-before') return { kind: 'unknown', words: 'The connection broke.' };
    if (mishap === 'hang')
      await new Promise((_go, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error)));
    const post = this.post(intent);
    if (mishap === 'lost-after') return { kind: 'unknown', words: 'The connection broke.' };
    if (mishap === 'throw-after') throw new Error('socket hang up');
    return {
      kind: 'published',
      externalId: post.externalId,
      permalink: `https://fake.example/${post.externalId}`,
      at: null,
    };
  }

  private async amend(
    what: 'edit' | 'remove',
    account: AccountAccess,
    intent: AmendIntent,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    this.writes.push({ key: `${what} ${intent.externalId}`, text: intent.text, account: account.id });
    const mishap = this.script.shift() ?? 'ok';
    if (mishap === 'lost-before') return { kind: 'unknown', words: 'The connection broke.' };
    if (mishap === 'hang')
      await new Promise((_go, fail) => signal.addEventListener('abort', () => fail(signal.reason as Error)));
    const at = this.posts.findIndex((post) => post.externalId === intent.externalId);
    if (what === 'remove' && at >= 0) this.posts.splice(at, 1);
    if (what === 'edit') {
      if (at < 0) return { kind: 'rejected', code: 'gone', words: 'There is no such post.' };
      this.posts[at]!.text = intent.text;
    }
    if (mishap === 'lost-after') return { kind: 'unknown', words: 'The connection broke.' };
    return { kind: 'published', externalId: intent.externalId, permalink: null, at: null };
  }

  /** What it shows of a post of ours; `hides`: not now, though it stands. */
  hides = 0;
  private standing({ externalId, text }: AmendIntent): Promise<Standing> {
    const said = this.findings.shift() ?? 'truth';
    if (said === 'unknown')
      return Promise.resolve({ kind: 'unknown', words: 'The platform does not answer.' });
    const post = this.posts.find((one) => one.externalId === externalId);
    if (!post || this.hides-- > 0) return Promise.resolve({ kind: 'gone' });
    return Promise.resolve(post.text === text ? { kind: 'same' } : { kind: 'other', text: post.text });
  }

  private post(intent: ReplyIntent): Posted {
    const known = this.posts.find((p) => p.key === intent.idempotencyKey);
    if (known && this.capabilities.idempotency !== 'none') return known;
    const made = {
      key: intent.idempotencyKey,
      externalId: `fake:${randomUUID()}`,
      text: intent.text,
      parent: intent.parent.externalId,
    };
    this.posts.push(made);
    return made;
  }

  private find(_account: AccountAccess, intent: ReplyIntent): Promise<FindOutcome> {
    this.reads.push(intent.publicationId);
    const said = this.findings.shift() ?? 'truth';
    if (said === 'unknown')
      return Promise.resolve({ kind: 'unknown', words: 'The platform does not answer.' });
    // A network without keys is searched for the words below that post.
    const post = this.posts.find((p) =>
      this.capabilities.idempotency === 'none'
        ? p.text === intent.text && p.parent === intent.parent.externalId
        : p.key === intent.idempotencyKey,
    );
    if (said === 'absent' || !post) return Promise.resolve({ kind: 'absent' });
    return Promise.resolve({ kind: 'found', externalId: post.externalId, permalink: null, at: null });
  }

  refresh(_source: SourceTarget, posts: PostRef[]): Promise<PostState[]> {
    return Promise.resolve(
      posts.map(({ externalId, native }): PostState => {
        const state = this.states.get(externalId);
        if (state === 'deleted') return { externalId, state: 'deleted' };
        const post = native.post as CapturedPost | undefined;
        if (!post) return { externalId, state: 'unknown', reason: 'not captured by the fake' };
        if (state === undefined) return { externalId, state: 'unchanged', post: revive(post) };
        return {
          externalId,
          state: 'edited',
          post: {
            ...revive(post),
            text: state,
            revision: `edited:${state}`,
            editedAt: this.editedAt ?? new Date(),
          },
        };
      }),
    );
  }

  discover(): Promise<Discovery | null> {
    return Promise.resolve(null);
  }
  poll(): Promise<PollPage> {
    return Promise.reject(new Error('nobody polls the fake'));
  }
}

/** Dates went through jsonb. */
function revive(post: CapturedPost): CapturedPost {
  const date = (value: unknown): Date | null => (value ? new Date(value as string) : null);
  return { ...post, publishedAt: date(post.publishedAt), editedAt: date(post.editedAt) };
}
