/**
 * The way of a reply, walked at random by two agents, two reviewers, a lead, the customer, a crisis and two processes, several of them
 * at once. The network's own ear says when a text is posted: at that instant every step of its review must be filled by a different
 * person who wrote none of it and approved exactly it, what stopped it must be overruled by such a one, and nothing that ends an
 * approval may have happened since. In the end nothing is posted twice, lost, or shown as what it is not.
 * EARSHOT_MODEL_RUNS and EARSHOT_MODEL_SEED walk further, or the same way again.
 */
import fc from 'fast-check';
import { EarshotError } from '../../../src/core/errors/errors';
import type { SignedIn } from '../../../src/core/identity/signed-in';
import type { ApproveInput, ReplyView } from '../../../src/desk/replies/replies.api';
import type { PolicyInput } from '../../../src/desk/replies/review/review-policy.api';
import type { Mishap } from '../../support/fake-publisher';
import { type Bench, deskBench } from './desk-bench';

const RUNS = Number(process.env.EARSHOT_MODEL_RUNS ?? 12);
const SEED = Number(process.env.EARSHOT_MODEL_SEED ?? 20261122);
const UNDO_SECONDS = 15;
/** A slip that stops a reply, and that a reviewer may overrule. */
const TYPO = ' Recieve our thanks.';
const TERMS = { threshold: 0.9, probationReplies: 20, probationDays: 14 };
const two = (ordered: boolean, leadSuffices: boolean): PolicyInput['rules'] => [
  {
    when: { platform: null, severity: null, topic: null, agentId: null, trainee: false },
    needs: { steps: [{ by: 'reviewer' }, { by: 'reviewer' }], ordered, leadSuffices },
  },
];
/** One reviewer; two of the three, in order; what the record asks for, which nobody of them has yet. */
const POLICIES: Omit<PolicyInput, 'version'>[] = [
  { ...TERMS, depth: 'one', rules: [] },
  { ...TERMS, depth: 'one', rules: two(true, false) },
  { ...TERMS, depth: 'earned', rules: [] },
];

type Desk = Parameters<Bench['pump']>[0] & object;
const ACTIONS = [
  ['write', 5],
  ['submit', 6],
  ['submit-asking', 2],
  ['approve', 12],
  ['overrule', 3],
  ['deeper', 1],
  ['recall', 1],
  ['send-back', 2],
  ['mend', 2],
  ['withdraw', 1],
  ['undo', 2],
  ['resend', 2],
  ['customer-writes', 2],
  ['post-edited', 1],
  ['edited-untold', 1],
  ['crisis', 1],
  ['crisis-over', 2],
  ['grown-old', 1],
  ['mishap', 3],
  ['work', 10],
  ['wait', 6],
  ['sweep', 3],
] as const;
type Kind = (typeof ACTIONS)[number][0];
interface Step {
  kind: Kind;
  /** Which person, process or text: taken modulo what there is. */
  who: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(...ACTIONS.map(([kind, weight]) => ({ weight, arbitrary: fc.constant<Kind>(kind) }))),
  who: fc.nat(7),
});
/** Mostly one thing after another; now and then two or three at the same time. */
const round = fc.oneof(
  { weight: 4, arbitrary: step.map((one) => [one]) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 3 }) },
);
/** A reply on its way to begin with: without it most walks would never reach a reviewer. */
const walk = fc.array(round, { minLength: 8, maxLength: 40 }).map((rounds): Step[][] => [
  [{ kind: 'write', who: 0 }],
  [{ kind: 'submit', who: 0 }],
  [{ kind: 'approve', who: 0 }],
  [{ kind: 'approve', who: 2 }],
  ...rounds,
  // Whatever state it is in by now: most that are alive get out.
  [{ kind: 'submit', who: 0 }],
  [{ kind: 'overrule', who: 0 }],
  [{ kind: 'approve', who: 2 }],
  [{ kind: 'wait', who: 2 }],
  [{ kind: 'work', who: 0 }],
]);

describe('the way of a reply', () => {
  let bench: Bench;
  beforeAll(async () => void (bench = await deskBench({ idempotency: 'none', undoSeconds: UNDO_SECONDS })));
  afterAll(() => bench.drop());

  it('never posts what is not approved, posts nothing twice and loses nothing, whoever does what at the same time', async () => {
    const other = await bench.otherProcess();
    const agents = [bench.agent, await bench.person('Asha', ['agent'])];
    const reviewers = [
      bench.reviewer,
      await bench.person('Omar', ['reviewer'], { available: false }),
      await bench.person('Lata', ['lead'], { available: false }),
    ];
    let posted = 0;
    let depth = 0;
    await fc.assert(
      fc.asyncProperty(walk, async (rounds) => {
        const story = await Story.begin(bench, [bench, other], agents, reviewers, depth++ % 3);
        for (const steps of rounds) await story.round(steps);
        await story.end();
        posted += story.posts().length;
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: RUNS <= 12 },
    );
    // A walk on which nothing is ever posted shows nothing.
    expect(posted).toBeGreaterThan(RUNS / 4);
  }, 600_000);
});

interface Approval {
  text: string;
  by: string;
  /** A lead’s yes was enough for everything. */
  lead: boolean;
  round: number;
  /** When its undo window is over, by the desk's clock. */
  due: number;
}

let stories = 0;

class Story {
  private now = 0;
  private texts = 0;
  /** Who wrote which words, before which round that was certain. */
  private readonly authors: { person: string; round: number }[] = [];
  private readonly approvals: Approval[] = [];
  /** Rounds after which no earlier approval may be acted upon. */
  private readonly endings: number[] = [];
  private readonly crises: { from: number; to: number | null }[] = [];
  /** The policies in force when each text was submitted; a crisis or a bad record only ever asks for more. */
  private readonly needed = new Map<string, number[]>();
  /** Which policies are in force during this round. */
  private depths: number[] = [];
  private readonly overruled: { text: string; by: string; round: number }[] = [];
  private readonly broken: string[] = [];
  private readonly mine = new Set<string>();

  private constructor(
    private readonly bench: Bench,
    private readonly processes: Desk[],
    private readonly agents: SignedIn[],
    private readonly reviewers: SignedIn[],
    private depth: number,
    private readonly name: string,
    private readonly mentionId: string,
    private readonly caseId: string,
  ) {
    bench.network.beforeWrite = (intent) => Promise.resolve(this.hear(intent.text));
  }

  static async begin(
    bench: Bench,
    processes: Desk[],
    agents: SignedIn[],
    reviewers: SignedIn[],
    depth: number,
  ): Promise<Story> {
    const name = `s${++stories}`;
    await bench.policies.change(reviewers[2]!, bench.brandId, {
      ...POLICIES[depth]!,
      version: (await bench.policies.read(bench.brandId)).version,
    });
    const mentionId = await bench.capture(`The kettle is broken, says ${name}`, {
      externalId: name,
      by: name,
    });
    await bench.pump(undefined, 'case.%');
    const [row] = await bench.sql<{ id: string }>(
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [mentionId],
    );
    return new Story(bench, processes, agents, reviewers, depth, name, mentionId, row!.id);
  }

  async round(steps: Step[]): Promise<void> {
    this.now++;
    this.depths = [this.depth];
    await Promise.all(steps.map((one) => this.act(one)));
    this.complain();
  }

  /** Peace: the crisis is over, the network answers, everything that can come to an end does. */
  async end(): Promise<void> {
    await this.round([{ kind: 'crisis-over', who: 0 }]);
    this.bench.network.calm();
    for (let hour = 0; hour < 8; hour++) {
      this.now++;
      this.bench.clock.advance(3600);
      await this.bench.sweeping.sweep();
      await this.bench.pump();
    }
    const rows = await this.bench.sql<{ state: string; text: string; reply: string; replyState: string }>(
      `SELECT p.state, v.text, r.id AS reply, r.state AS "replyState" FROM publication p
       JOIN reply_version v ON v.id = p.reply_version_id JOIN reply r ON r.id = p.reply_id WHERE r.case_id = $1`,
      [this.caseId],
    );
    for (const row of rows) {
      const there = this.posts().filter((post) => post.text === row.text).length;
      if (!['published', 'rejected', 'cancelled'].includes(row.state))
        this.broken.push(`never settled: ${row.state}`);
      if (row.state === 'published' && there !== 1)
        this.broken.push(`shown as posted, and there ${there} times`);
      if (row.state === 'published' && row.replyState !== 'published')
        this.broken.push(`posted, and its reply is ${row.replyState}`);
    }
    for (const { text } of this.posts())
      if (!rows.some((row) => row.text === text && row.state === 'published'))
        this.broken.push(`posted, and not shown as posted: ${text}`);
    const waiting = await this.bench.sql(
      `SELECT 1 FROM reply r WHERE r.case_id = $1 AND r.state = 'approved'
       AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.reply_id = r.id AND p.state IN ('published','rejected'))`,
      [this.caseId],
    );
    if (waiting.length > 0) this.broken.push('approved, and never sent');
    this.complain();
  }

  posts(): { text: string }[] {
    return this.bench.network.posts.filter((post) => this.mine.has(post.text));
  }

  /** The network is about to take these words. */
  private hear(text: string): void {
    if (!this.mine.has(text)) return;
    if (this.posts().some((post) => post.text === text)) this.broken.push(`a second time: ${text}`);
    const wrote = (person: string, before: number): boolean =>
      this.authors.some((author) => author.person === person && author.round < before);
    const valid = this.approvals.filter(
      (one) =>
        one.text === text &&
        !wrote(one.by, one.round) &&
        !this.endings.some((ended) => one.round < ended && ended < this.now),
    );
    const due = valid.some((one) => one.due <= this.bench.clock.now().getTime());
    const people = new Set(valid.map((one) => one.by)).size;
    const needed = (this.needed.get(text) ?? [0]).includes(0) ? 1 : 2;
    if (!due || !(people >= needed || valid.some((one) => one.lead)))
      this.broken.push(`approved by ${people} of ${needed}: ${text}`);
    if (text.includes(TYPO) && !this.overruled.some((one) => one.text === text && !wrote(one.by, one.round)))
      this.broken.push(`stopped, and overruled by nobody: ${text}`);
    if (this.crises.some(({ from, to }) => from < this.now && to === null))
      this.broken.push(`in a crisis: ${text}`);
  }

  private complain(): void {
    if (this.broken.length > 0) throw new Error(this.broken.join('\n'));
  }

  /** Refusals are part of life; anything that is not a refusal in words is not. */
  private async act({ kind, who }: Step): Promise<void> {
    const desk = this.processes[who % 2]!;
    try {
      await this[kind](desk, who >> 1);
    } catch (error) {
      // The database's own refusals (EA…) reach people in words too.
      const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
      if (!(error instanceof EarshotError) && !code.startsWith('EA')) throw error;
    }
  }

  private async view(): Promise<ReplyView | null> {
    const [row] = await this.bench.sql<{ id: string }>(
      `SELECT id FROM reply WHERE case_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1`,
      [this.caseId],
    );
    return row ? this.bench.replies.view(row.id, this.bench.agent) : null;
  }

  private words(slip = ''): string {
    const text = `We are sorry about the kettle and look at it with you, ${this.name}. Thank you for the ${++this.texts} photos.${slip}`;
    this.mine.add(text);
    return text;
  }

  private async write(desk: Desk, who: number, slip = ''): Promise<void> {
    const agent = this.agents[who % 2]!;
    const reply = await desk.drafts.start(agent, this.caseId, { mentionId: this.mentionId });
    await desk.drafts.save(agent, reply.id, { text: this.words(slip), revision: reply.draft.revision });
    this.authors.push({ person: agent.id, round: this.now });
  }

  private async submit(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (!reply) return;
    this.require(reply);
    const done = await desk.drafts.submit(this.agents[who % 2]!, reply.id, reply.draft.revision);
    if ('blocked' in done && !reply.draft.text.includes(TYPO))
      throw new Error(`the words of the walk are blocked: ${JSON.stringify(done.blocked)}`);
  }

  /** What a text needs is what the policy asks for when it is submitted: of several in force meanwhile any. A second click asks nothing new. */
  private require({ state, draft }: ReplyView): void {
    if (state === 'draft' || state === 'changes_requested') this.needed.set(draft.text, this.depths);
  }

  /** Words with a slip that their author means: somebody else has to say that it is none. */
  private async 'submit-asking'(desk: Desk, who: number): Promise<void> {
    await this.write(desk, who, TYPO);
    const reply = await this.view();
    if (!reply) return;
    this.require(reply);
    const askOverrule = 'It is a name.';
    await desk.drafts.submit(this.agents[who % 2]!, reply.id, reply.draft.revision, { askOverrule });
  }

  /** The policy changes while replies are under way: they keep their plan. */
  private async deeper(): Promise<void> {
    this.depth = (this.depth + 1) % 3;
    this.depths.push(this.depth);
    const { version } = await this.bench.policies.read(this.bench.brandId);
    const change = { ...POLICIES[this.depth]!, version };
    await this.bench.policies.change(this.reviewers[2]!, this.bench.brandId, change);
  }

  private async recall(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (!reply || reply.state === 'draft') return;
    await desk.takingBack.recall([this.reviewers[2]!, ...this.agents][who % 3]!, reply.id);
    this.endings.push(this.now);
  }

  private async overrule(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    const findings = reply?.version?.findings.filter((one) => one.level === 'block') ?? [];
    if (findings.length === 0) return;
    await this.approve(
      desk,
      who,
      findings.map(({ code, start, end }) => ({ code, start, end, reason: 'A name.' })),
    );
  }

  private async approve(desk: Desk, who: number, overrule?: ApproveInput['overrule']): Promise<void> {
    // The fourth who approves is an agent without the right to.
    const by = [...this.reviewers, this.agents[0]!][who % 4]!;
    const reply = await this.view();
    if (!reply?.version) return;
    const { id: versionId, contentHash, text } = reply.version;
    const again = reply.approvals.some((one) => one.by.id === by.id);
    const given = {
      text,
      by: by.id,
      lead: by === this.reviewers[2] && (reply.review?.leadSuffices ?? true),
      round: this.now,
      due: this.bench.clock.now().getTime() + UNDO_SECONDS * 1000,
    };
    // Noted before it is so: the posting may be heard before the answer is. A second click approves nothing new.
    if (!again) this.approvals.push(given);
    const sign = { text, by: by.id, round: this.now };
    if (overrule && !again) this.overruled.push(sign);
    const undo = (): void => {
      this.approvals.splice(0, this.approvals.length, ...this.approvals.filter((one) => one !== given));
      this.overruled.splice(0, this.overruled.length, ...this.overruled.filter((one) => one !== sign));
    };
    try {
      const done = await desk.approving.approve(by, reply.id, { versionId, contentHash, overrule });
      if ('blocked' in done) undo();
    } catch (error) {
      undo();
      throw error;
    }
  }

  private async 'send-back'(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (!reply?.version) return;
    const input = { versionId: reply.version.id, comment: 'Say when.' };
    await desk.review.sendBack(this.reviewers[who % 2]!, reply.id, input);
    this.endings.push(this.now);
  }

  private async mend(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (!reply?.version) return;
    const by = this.reviewers[who % 2]!;
    const text = this.words();
    this.needed.set(text, this.needed.get(reply.version.text) ?? [0]);
    await desk.review.mend(by, reply.id, { versionId: reply.version.id, text });
    this.authors.push({ person: by.id, round: this.now });
    this.endings.push(this.now);
  }

  private async withdraw(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (!reply || reply.state === 'withdrawn') return;
    await desk.takingBack.withdraw(this.agents[who % 2]!, reply.id);
    this.endings.push(this.now);
  }

  private async undo(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (reply?.publication?.state !== 'queued') return;
    await desk.takingBack.undo([...this.agents, ...this.reviewers][who % 4]!, reply.publication.id);
    this.endings.push(this.now);
  }

  private async resend(desk: Desk, who: number): Promise<void> {
    const reply = await this.view();
    if (reply) await desk.takingBack.resend(this.agents[who % 2]!, reply.id);
  }

  private async 'customer-writes'(): Promise<void> {
    const externalId = `${this.name}-${++this.texts}`;
    await this.bench.capture(`And the lid is broken too ${externalId}`, { externalId, by: this.name });
    this.endings.push(this.now);
  }

  private async 'post-edited'(): Promise<void> {
    const text = `The kettle is broken and hot, says ${this.name} ${++this.texts}`;
    const edited = { text, revision: text, editedAt: this.bench.clock.now() };
    await this.bench.capture(text, { externalId: this.name, by: this.name, ...edited });
    this.endings.push(this.now);
  }

  /** Only the network knows: it is looked at before anything is sent. */
  private 'edited-untold'(): Promise<void> {
    this.bench.network.editPost(
      this.name,
      `The kettle is broken anew ${++this.texts}`,
      this.bench.clock.now(),
    );
    this.endings.push(this.now);
    return Promise.resolve();
  }

  private async crisis(): Promise<void> {
    await this.bench.sql(
      `INSERT INTO crisis (brand_id, reason, opened_by) VALUES ($1, 'Fire', $2) ON CONFLICT DO NOTHING`,
      [this.bench.brandId, this.bench.reviewer.id],
    );
    if (!this.crises.some(({ to }) => to === null)) this.crises.push({ from: this.now, to: null });
  }

  private async 'crisis-over'(): Promise<void> {
    for (const open of this.crises) open.to ??= this.now;
    await this.bench.sql(
      `UPDATE crisis SET lifted_at = now(), lifted_by = opened_by, lift_reason = 'Out' WHERE lifted_at IS NULL`,
    );
  }

  private async 'grown-old'(): Promise<void> {
    await this.bench.sql(`
      BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE approval SET approved_at = now() - interval '3 days', expires_at = now() - interval '1 minute'
        WHERE reply_id IN (SELECT id FROM reply WHERE case_id = '${this.caseId}'); COMMIT`);
    this.endings.push(this.now);
  }

  private mishap(_desk: Desk, who: number): Promise<void> {
    const all: Mishap[] = ['lost-after', 'lost-before', 'throw-after', { later: 30 }, { refused: 'refused' }];
    this.bench.network.next(all[who % all.length]!);
    return Promise.resolve();
  }

  private async work(desk: Desk): Promise<void> {
    await this.bench.pump(desk);
  }

  private wait(_desk: Desk, who: number): Promise<void> {
    this.bench.clock.advance([1, 20, 120, 900][who % 4]!);
    return Promise.resolve();
  }

  private async sweep(desk: Desk): Promise<void> {
    await desk.sweeping.sweep();
    await desk.ending.endBroken();
  }
}
