/**
 * The desk on a real database with a network in memory: real services, real ingest, real triggers; jobs run when the test says so.
 * Only the clock, the network and the scorer are the test's own.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { AppConfig } from '../../../src/core/config/config';
import { readSettings } from '../../../src/core/config/settings';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction';
import { HostRateService } from '../../../src/core/http/host-rate.service';
import type { SignedIn } from '../../../src/core/identity/signed-in';
import { Vault } from '../../../src/core/vault/vault';
import { AssignmentService } from '../../../src/desk/cases/assignment.service';
import { ByHandAccounts } from '../../../src/listening/accounts/by-hand-accounts.service';
import { CaseLog } from '../../../src/desk/cases/case-log.service';
import { CasesQueries } from '../../../src/desk/cases/cases.queries';
import { CasesService } from '../../../src/desk/cases/cases.service';
import { DeadlineService } from '../../../src/desk/cases/deadline.service';
import { LinkingService } from '../../../src/desk/cases/linking.service';
import { OpeningService } from '../../../src/desk/cases/opening.service';
import { loadPromises } from '../../../src/desk/cases/promises.loader';
import { AccountQueue } from '../../../src/desk/publishing/account-queue.service';
import { AccountRates } from '../../../src/desk/publishing/account-rates.service';
import { AmendingService } from '../../../src/desk/publishing/amending.service';
import { ApproveService } from '../../../src/desk/publishing/approve.service';
import { ClockMending } from '../../../src/desk/publishing/clock-mending.service';
import { EndingService } from '../../../src/desk/publishing/ending.service';
import { LateAnswers } from '../../../src/desk/publishing/late-answers.service';
import { ParentService } from '../../../src/desk/publishing/parent.service';
import { PostingByHand } from '../../../src/desk/publishing/posting-by-hand.service';
import { PublicationLog } from '../../../src/desk/publishing/publication-log.service';
import { LookingBack } from '../../../src/desk/publishing/looking-back.service';
import { PuttingOff } from '../../../src/desk/publishing/putting-off.service';
import { QueueingService } from '../../../src/desk/publishing/queueing.service';
import { ReconcileService } from '../../../src/desk/publishing/reconcile.service';
import { SendService } from '../../../src/desk/publishing/send.service';
import { SendingHoursService } from '../../../src/desk/publishing/sending-hours.service';
import { SendingTime } from '../../../src/desk/publishing/sending-time.service';
import { SendingPlan } from '../../../src/desk/publishing/sending-plan.service';
import { SettlingByHand } from '../../../src/desk/publishing/settling-by-hand.service';
import { SettlingService } from '../../../src/desk/publishing/settling.service';
import { SinceSent } from '../../../src/desk/publishing/since-sent.service';
import { StandingLog } from '../../../src/desk/publishing/standing-log.service';
import { StandingService } from '../../../src/desk/publishing/standing.service';
import { SweepService } from '../../../src/desk/publishing/sweep.service';
import { TakeBackService } from '../../../src/desk/publishing/take-back.service';
import { TurnService } from '../../../src/desk/publishing/turn.service';
import { TouchService } from '../../../src/desk/publishing/touch.service';
import { ApprovalsService } from '../../../src/desk/replies/approvals.service';
import { CaseDetailQueries } from '../../../src/desk/replies/case-detail.queries';
import { CheckSettingsService } from '../../../src/desk/replies/check-settings/check-settings.service';
import { TryingService } from '../../../src/desk/replies/check-settings/trying.service';
import { CheckingService } from '../../../src/desk/replies/checking.service';
import { loadCheckKit } from '../../../src/desk/replies/checks/check-kit';
import { CommitmentLog } from '../../../src/desk/replies/commitments/commitment-log.service';
import { CommitmentsService } from '../../../src/desk/replies/commitments/commitments.service';
import { OverdueService } from '../../../src/desk/replies/commitments/overdue.service';
import { DraftsService } from '../../../src/desk/replies/drafts.service';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
import { RepliesQueries } from '../../../src/desk/replies/replies.queries';
import { LinkLooks } from '../../../src/desk/replies/links/link-looks.service';
import { TriedLinks } from '../../../src/desk/replies/links/tried-links.service';
import { ReplyLog } from '../../../src/desk/replies/reply-log.service';
import { OverrulingService } from '../../../src/desk/replies/review/overruling.service';
import { ReviewPlans } from '../../../src/desk/replies/review/review-plans.service';
import { ReviewPolicyService } from '../../../src/desk/replies/review/review-policy.service';
import { ReviewService } from '../../../src/desk/replies/review.service';
import { ReviewsQueries } from '../../../src/desk/replies/reviews.queries';
import { ThreadQueries } from '../../../src/desk/replies/thread.queries';
import { CandidatesQueries } from '../../../src/desk/replies/turns/candidates.queries';
import { HandingOver } from '../../../src/desk/replies/turns/handing-over.service';
import { LookingService } from '../../../src/desk/replies/turns/looking.service';
import { TurnsService } from '../../../src/desk/replies/turns/turns.service';
import { VersionsService } from '../../../src/desk/replies/versions.service';
import { DrawingService } from '../../../src/desk/second-look/drawing.service';
import { JudgingService } from '../../../src/desk/second-look/judging.service';
import { SecondLookQueries } from '../../../src/desk/second-look/second-look.queries';
import { AccountsService } from '../../../src/listening/accounts/accounts.service';
import { FollowedAuthors } from '../../../src/listening/ingest/followed-authors.service.js';
import { IngestService } from '../../../src/listening/ingest/ingest.service';
import { IngestStore } from '../../../src/listening/ingest/ingest.store.service';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service';
import { RecheckService } from '../../../src/listening/polling/recheck.service';
import type { Scorer } from '../../../src/listening/scoring/scorer';
import type { CapturedPost, Idempotency } from '../../../src/platforms/ports';
import { PlatformRegistry } from '../../../src/platforms/registry';
import { testDatabase, type TestDatabase } from '../../support/database';
import { FakeNetwork } from '../../support/fake-publisher';
import { FakeWeb } from '../../support/fake-web';
import { FixedClock } from '../../support/fixed-clock';
import { aPost } from '../../support/posts';

/** 'broken' is a complaint of risk 70, 'fire' one of 90 and urgent; everything else is harmless. */
const scorer: Scorer = {
  model: 'bench-1',
  score: ({ text }) => {
    const risk = text.includes('fire') ? 90 : text.includes('broken') ? 70 : 5;
    return {
      language: /[ऀ-ॿ]/u.test(text) ? 'hi' : 'en',
      script: 'latin',
      sentiment: risk > 50 ? 'neg' : 'neu',
      polarity: 0,
      complaint: risk / 100,
      offensive: 0,
      spam: text.includes('crypto') ? 1 : 0,
      urgency: text.includes('fire') ? 0.9 : 0.1,
      topics: [],
      pii: [],
      risk,
      reasons: [{ code: 'bench', text: 'It says so.', points: risk }],
      model: 'bench-1',
    };
  },
};

/** Dictionaries take a second to read: once is enough. */
const kit = loadCheckKit('config');

export const GOOD = 'We are sorry about the kettle. Please write to us and we will replace it today.';

export interface BenchOptions {
  reply?: 'api' | 'manual' | 'never';
  idempotency?: Idempotency;
  sample?: boolean;
  undoSeconds?: number;
}

export type Bench = Awaited<ReturnType<typeof deskBench>>;

export async function deskBench(options: BenchOptions = {}) {
  const database: TestDatabase = await testDatabase();
  // A little ahead of the database's own clock, so that what it dates 'now()' is due.
  const clock = new FixedClock(new Date(Date.now() + 5000));
  const config = new AppConfig({
    ...readSettings({}).settings,
    configDir: 'config',
    dataDir: mkdtempSync(join(tmpdir(), 'desk-')),
    secretKey: 'ab'.repeat(32),
    sendTimeoutSeconds: 3,
  });
  const network = new FakeNetwork('fake', options.reply ?? 'api', options.idempotency ?? 'request-key');
  const platforms = new PlatformRegistry(
    [network],
    options.reply && options.reply !== 'api' ? [] : [network.publisher],
  );
  const vault = new Vault(config);
  const web = new FakeWeb();
  const first = build(database.dataSource, { clock, config, platforms, vault, web });
  const sql = <T = Record<string, never>>(text: string, args: unknown[] = []): Promise<T[]> =>
    database.dataSource.query(text, args);

  const [brand] = await sql<{ id: string }>(
    `INSERT INTO brand (name, slug, sample, undo_seconds) VALUES ('Nila', 'nila', $1, $2) RETURNING id`,
    [options.sample ?? false, options.undoSeconds ?? 0],
  );
  const brandId = brand!.id;
  const [source] = await sql<{ id: string }>(
    `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'fake', 'search', '{}', 'k', 'A search') RETURNING id`,
    [brandId],
  );
  const addAccount = async (n: number): Promise<string> => {
    const [row] = await sql<{ id: string }>(
      `INSERT INTO account (brand_id, platform, base_url, external_id, handle, credentials, can_publish)
       VALUES ($1, 'fake', 'https://fake.example', $2, '@nila', $3, $4) RETURNING id`,
      [brandId, `nila-${n}`, vault.seal({ token: 't' }), !(options.sample ?? false)],
    );
    return row!.id;
  };
  const accountId = options.reply === 'manual' ? null : await addAccount(1);

  let people = 0;
  const person = async (
    name: string,
    roles: SignedIn['roles'],
    over: { available?: boolean; capacity?: number; languages?: string[]; sample?: boolean } = {},
  ): Promise<SignedIn> => {
    const [row] = await sql<{ id: string }>(
      `INSERT INTO person (email, name, password_hash, roles, available, capacity, languages, sample)
       VALUES ($1, $2, 'x', $3, $4, $5, $6, $7) RETURNING id`,
      [
        `p${++people}@example.org`,
        name,
        roles,
        over.available ?? true,
        over.capacity ?? 20,
        over.languages ?? ['en'],
        over.sample ?? false,
      ],
    );
    return { id: row!.id, name, roles, locale: 'en' };
  };

  let minute = 0;
  /** What a poll stores, with the jobs it causes. Answers the mention's id. */
  const capture = async (
    text: string,
    over: Parameters<typeof aPost>[1] & { by?: string } = {},
  ): Promise<string> => {
    const { by = 'asha', ...rest } = over;
    const n = rest.externalId ?? `${++minute}`;
    const bare: CapturedPost = aPost(n, {
      externalId: `fake:${n}`,
      text,
      publishedAt: new Date(clock.now().getTime() - 3_600_000 + minute * 1000),
      ...rest,
      author: { externalId: by, handle: `@${by}`, displayName: by, ...rest.author },
    });
    const post = { ...bare, native: { post: bare } };
    await store([post]);
    const [row] = await sql<{ id: string }>(`SELECT id FROM mention WHERE external_id = $1`, [
      post.externalId,
    ]);
    return row!.id;
  };
  const store = (posts: CapturedPost[], deleted: string[] = []): Promise<unknown> =>
    first.transactions.run(SYSTEM, (tx) =>
      first.ingest.page(tx, { id: source!.id, brandId, platform: 'fake' }, { posts, deleted }),
    );

  /** Runs every job that is due, in order, until none is left. `on`: another process. */
  const pump = async (on = first, only?: string): Promise<string[]> => {
    const ran: string[] = [];
    for (;;) {
      const [job] = await sql<{ id: string; job: string; payload: Record<string, string> }>(
        `SELECT id, job, payload FROM outbox WHERE relayed_at IS NULL AND run_at <= greatest(now(), $1::timestamptz) AND ($2::text IS NULL OR job LIKE $2)
         ORDER BY run_at, created_at LIMIT 1`,
        [clock.now(), only ?? null],
      );
      if (!job) return ran;
      await sql(`UPDATE outbox SET relayed_at = now() WHERE id = $1`, [job.id]);
      ran.push(job.job);
      await on.jobs[job.job]!(job.payload);
    }
  };

  const agent = await person('Ravi', ['agent']);
  const reviewer = await person('Meena', ['reviewer'], { available: false });

  /** Submits what was saved; whoever submits keeps what it promises, by the time that is proposed. */
  const submit = async (by: SignedIn, replyId: string, revision: number) => {
    const { draft } = await first.replies.view(replyId, by);
    const { promises } = await first.checking.preview(by, replyId, draft.text);
    return first.drafts.submit(by, replyId, revision, {
      promises: promises.unconfirmed.map(({ start, end, proposedDue }) => ({
        start,
        end,
        ownerId: by.id,
        dueAt: proposedDue,
      })),
    });
  };

  /** A complaint, its case and a reply in review. */
  const inReview = async (
    text = GOOD,
    over: { by?: string; account?: string } = {},
  ): Promise<{ mentionId: string; caseId: string; reply: ReplyView }> => {
    const mentionId = await capture(`The kettle is broken ${minute}`, { by: over.by ?? 'asha' });
    await pump(first, 'case.%');
    const [row] = await sql<{ id: string }>(`SELECT case_id AS id FROM case_mention WHERE mention_id = $1`, [
      mentionId,
    ]);
    const draft = await first.drafts.start(agent, row!.id, { mentionId, accountId: over.account });
    const saved = await first.drafts.save(agent, draft.id, { text, revision: draft.draft.revision });
    const submitted = await submit(agent, draft.id, saved.draft.revision);
    if ('blocked' in submitted) throw new Error(JSON.stringify(submitted.blocked));
    return { mentionId, caseId: row!.id, reply: submitted.reply };
  };
  const approve = async (reply: ReplyView, by = reviewer): Promise<ReplyView> => {
    const result = await first.approving.approve(by, reply.id, {
      versionId: reply.version!.id,
      contentHash: reply.version!.contentHash,
    });
    if ('blocked' in result) throw new Error(JSON.stringify(result.blocked));
    return result.reply;
  };
  const approved = async (text = GOOD, over: { by?: string; account?: string } = {}) => {
    const begun = await inReview(text, over);
    const reply = await approve(begun.reply);
    return { ...begun, reply, publicationId: reply.publication?.id ?? '' };
  };
  const publication = async (id: string) => {
    const [row] = await sql<{
      state: string;
      attempts: number;
      readings: number;
      idempotency_key: string;
      error_kind: string | null;
      external_id: string | null;
    }>(`SELECT * FROM publication WHERE id = $1`, [id]);
    return row!;
  };
  const bell = async (personId: string): Promise<{ kind: string; params: Record<string, unknown> }[]> =>
    sql(`SELECT kind, params FROM notification WHERE person_id = $1 ORDER BY created_at`, [personId]);
  const history = async (caseId: string): Promise<string[]> =>
    (
      await sql<{ kind: string }>(`SELECT kind FROM case_event WHERE case_id = $1 ORDER BY at, id`, [caseId])
    ).map((e) => e.kind);

  return {
    ...first,
    database,
    sql,
    clock,
    config,
    network,
    web,
    brandId,
    accountId,
    addAccount,
    agent,
    reviewer,
    person,
    capture,
    store,
    pump,
    submit,
    inReview,
    approve,
    approved,
    publication,
    bell,
    history,
    /** The same desk in another process: its own connections, the same network and time. */
    otherProcess: async () => build(await database.another(), { clock, config, platforms, vault, web }),
    drop: () => database.drop(),
  };
}

function build(
  db: DataSource,
  {
    clock,
    config,
    platforms,
    vault,
    web,
  }: { clock: FixedClock; config: AppConfig; platforms: PlatformRegistry; vault: Vault; web: FakeWeb },
) {
  const transactions = new Transactions(db);
  const accounts = new AccountsService(db, transactions, vault, clock);
  const ingest = new IngestService(
    new IngestStore(),
    new RecentFingerprintsService(),
    new FollowedAuthors(),
    clock,
    scorer,
  );
  const rechecks = new RecheckService(db, transactions, platforms, accounts, ingest, clock);
  const caseLog = new CaseLog(clock);
  const byHand = new ByHandAccounts(platforms, vault);
  const linking = new LinkingService(caseLog, new FollowedAuthors(), clock);
  const opening = new OpeningService(transactions, linking, caseLog, byHand, clock);
  const deadlines = new DeadlineService(transactions, caseLog, loadPromises('config'));
  const assignment = new AssignmentService(db, transactions, caseLog, clock);
  const cases = new CasesService(transactions, caseLog);
  const casesQueries = new CasesQueries(db, platforms);
  const replies = new RepliesQueries(db, platforms);
  const commitmentLog = new CommitmentLog(caseLog, clock);
  const commitments = new CommitmentsService(transactions, caseLog, clock);
  const overdue = new OverdueService(db, transactions, caseLog, clock);
  const turns = new TurnsService(clock, loadPromises('config'), kit);
  const replyLog = new ReplyLog(caseLog, replies, turns, commitmentLog, clock);
  const approvals = new ApprovalsService(clock);
  const linkLooks = new LinkLooks(db, transactions, web, new HostRateService(db, clock), clock);
  const checking = new CheckingService(db, kit, platforms, clock, undefined, linkLooks);
  const triedLinks = new TriedLinks(db, checking);
  const versions = new VersionsService(commitmentLog, clock);
  const plans = new ReviewPlans(db, transactions, replyLog, clock);
  const policies = new ReviewPolicyService(db, transactions, clock);
  const drafts = new DraftsService(
    db,
    transactions,
    caseLog,
    byHand,
    replyLog,
    replies,
    checking,
    versions,
    approvals,
    plans,
    clock,
  );
  const review = new ReviewService(
    transactions,
    replyLog,
    replies,
    checking,
    versions,
    approvals,
    plans,
    clock,
    triedLinks,
  );
  const reviews = new ReviewsQueries(db, replies, casesQueries, clock);
  const details = new CaseDetailQueries(
    db,
    casesQueries,
    replies,
    new ThreadQueries(db, platforms),
    platforms,
  );
  const publications = new PublicationLog(replyLog, clock);
  const ending = new EndingService(db, transactions, caseLog, replyLog, approvals, publications);
  const plan = new SendingPlan(kit);
  const accountQueue = new AccountQueue();
  const standingLog = new StandingLog(clock);
  const rates = new AccountRates(clock);
  const queueing = new QueueingService(platforms, caseLog, plan, clock);
  const approving = new ApproveService(
    transactions,
    replyLog,
    replies,
    checking,
    approvals,
    plans,
    new OverrulingService(),
    caseLog,
    ending,
    queueing,
    triedLinks,
  );
  const takingBack = new TakeBackService(
    transactions,
    caseLog,
    replyLog,
    replies,
    approvals,
    publications,
    queueing,
    ending,
  );
  const settling = new SettlingService(caseLog, replyLog, publications, accountQueue, standingLog, clock);
  const late = new LateAnswers(caseLog, replyLog, publications, settling);
  const settlingByHand = new SettlingByHand(
    transactions,
    caseLog,
    publications,
    settling,
    late,
    ending,
    clock,
  );
  const clocks = new ClockMending(db, transactions, caseLog, publications, plan, clock);
  const parents = new ParentService(db, transactions, platforms, rechecks, ending, publications, config);
  const puttingOff = new PuttingOff(transactions, publications, clock);
  const lookingBack = new LookingBack(db, transactions, publications, late, puttingOff, config, clock);
  const sinceSent = new SinceSent(clock);
  const turn = new TurnService(
    db,
    transactions,
    publications,
    accountQueue,
    rates,
    plan,
    puttingOff,
    ending,
    settling,
    clock,
  );
  const sending = new SendService(
    db,
    transactions,
    platforms,
    accounts,
    publications,
    parents,
    ending,
    settling,
    late,
    puttingOff,
    lookingBack,
    sinceSent,
    turn,
    accountQueue,
    rates,
    config,
    clock,
  );
  const standing = new StandingService(
    db,
    transactions,
    platforms,
    accounts,
    publications,
    caseLog,
    replyLog,
    config,
    clock,
  );
  const amending = new AmendingService(transactions, caseLog, replyLog, replies, publications, drafts, clock);
  const reconciling = new ReconcileService(
    db,
    transactions,
    platforms,
    accounts,
    publications,
    settling,
    late,
    sinceSent,
    standing,
    config,
    clock,
  );
  const sweeping = new SweepService(
    db,
    transactions,
    publications,
    settling,
    ending,
    clocks,
    standing,
    platforms,
    config,
    clock,
  );
  const postingByHand = new PostingByHand(
    db,
    transactions,
    caseLog,
    replies,
    publications,
    settling,
    settlingByHand,
    ending,
    clock,
  );
  const looking = new LookingService(transactions, clock);
  const handingOver = new HandingOver(
    db,
    transactions,
    caseLog,
    replyLog,
    replies,
    turns,
    new CandidatesQueries(clock),
    looking,
    clock,
  );
  const secondLooks = new SecondLookQueries(db, platforms, clock);
  const drawing = new DrawingService(db, transactions, clock);
  const judging = new JudgingService(transactions, secondLooks, plans, clock);
  const sendingTime = new SendingTime(transactions, replyLog, replies, publications, plan, clock);
  const sendingHours = new SendingHoursService(db, transactions, plan, clock);
  const touch = new TouchService(transactions, linking, caseLog, replyLog, ending);
  const jobs: Record<string, (payload: never) => Promise<unknown>> = {
    'case.open': (p) => opening.openFlagged(p),
    'case.deadline': (p) => deadlines.reckon(p),
    'case.touch': (p) => touch.touch(p),
    'case.assign': (p) => assignment.assignFree(p),
    'publishing.send': (p) => sending.send(p),
    'publishing.reconcile': (p) => reconciling.reconcile(p),
  };
  return {
    transactions,
    accounts,
    ingest,
    opening,
    assignment,
    cases,
    casesQueries,
    replies,
    replyLog,
    drafts,
    checking,
    checkSettings: new CheckSettingsService(db, transactions, kit, clock),
    trying: new TryingService(db, kit, clock),
    linkLooks,
    commitments,
    overdue,
    review,
    reviews,
    details,
    approving,
    plans,
    policies,
    takingBack,
    sending,
    reconciling,
    sweeping,
    postingByHand,
    amending,
    sendingTime,
    sendingHours,
    touch,
    ending,
    looking,
    handingOver,
    secondLooks,
    drawing,
    judging,
    jobs: jobs as Record<string, (payload: Record<string, string>) => Promise<unknown>>,
  };
}
