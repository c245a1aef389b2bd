/**
 * Begins the digests that are due and sends them: one a person and day (uq_digest_run), whatever processes run or die. The bell rings
 * in the transaction that begins it; the mail keeps one Message-ID over all attempts.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { beyondPolicy, future } from '../../core/clock/credible.js';
import { AppConfig } from '../../core/config/config.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { type JobContext, JobHandler } from '../../core/jobs/job.types.js';
import { Mailer } from '../../core/mail/mailer.service.js';
import { MailError } from '../../core/mail/smtp-trouble.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { ALERT_WORDS } from '../../desk/alerts/alert-words.token.js';
import { deskLink } from '../../desk/alerts/desk-link.js';
import { LEASE_SECONDS, pauseAfter } from '../../desk/alerts/retrying.js';
import { type AllWords, Sentences } from '../../desk/alerts/sentences.js';
import { eachOne } from '../../desk/each-one.js';
import { change, select, selectOne } from '../../desk/sql.js';
import { DigestPreferences, type Wish } from './digest-preferences.service.js';
import { dueDigest, stillTimely } from './digest-time.js';
import { digestMail } from './digest-mail.js';
import { DigestQueries } from './digest.queries.js';

interface Taken {
  id: string;
  dueAt: Date;
  brandId: string | null;
  attempts: number;
  name: string;
  address: string;
  locale: string;
  zone: string;
  active: boolean;
}

@Injectable()
export class DigestsService {
  private readonly logger = new Logger(DigestsService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly wishes: DigestPreferences,
    private readonly queries: DigestQueries,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  @ScheduleHandler('digests.tick')
  async tick(): Promise<void> {
    const now = this.clock.now();
    const due = (await this.wishes.wishes()).flatMap((wish) => {
      const digest = dueDigest(now, wish.timeZone, wish.hour, wish.since);
      return digest ? [{ wish, digest }] : [];
    });
    await eachOne(due, ({ wish, digest }) =>
      this.transactions.run(SYSTEM, (tx) => this.begin(tx, wish, digest)),
    );
    await this.orphans(now);
  }

  private async begin(tx: Tx, wish: Wish, { day, at }: { day: string; at: Date }): Promise<void> {
    // Of the sample nothing leaves the desk.
    const email = wish.email && this.mailer.ready && !(await this.queries.ofSample(wish.brandId));
    const now = this.clock.now();
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO digest_run (person_id, day, due_at, brand_id, email, state, created_at, not_before, sent_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT uq_digest_run DO NOTHING RETURNING id`,
      [
        wish.personId,
        day,
        at,
        wish.brandId,
        email,
        email ? 'queued' : 'sent',
        now,
        email ? now : null,
        email ? null : now,
      ],
    );
    if (!row) return; // begun before, perhaps by another process
    const { voices } = await this.queries.read(wish.brandId, at, 'en');
    tx.notify({
      personIds: [wish.personId],
      kind: 'digest.ready',
      // Nobody listened: that is not 0.
      params: { day, voices: voices.value ?? '–' },
      link: pageOf(wish.brandId),
      dedupeKey: `digest:${day}`,
    });
    if (email) tx.enqueue('digest.send', { digestId: row.id });
  }

  @JobHandler('digest.send')
  async send({ digestId }: { digestId: string }, context?: Pick<JobContext, 'signal'>): Promise<void> {
    const taken = await this.take(digestId);
    if (!taken) return;
    let trouble: MailError | null = null;
    try {
      if (taken.active) await this.mail(taken, context?.signal);
    } catch (error) {
      if (!(error instanceof MailError))
        this.logger.error({ err: error, digestId }, 'A digest could not be sent');
      trouble =
        error instanceof MailError
          ? error
          : new MailError('Something went wrong inside Earshot; the log has the details.', true, 'later');
    }
    await this.record(taken, trouble);
  }

  private async mail(taken: Taken, signal?: AbortSignal): Promise<void> {
    const words = new Sentences(this.words, taken.locale);
    const digest = await this.queries.read(taken.brandId, taken.dueAt, taken.locale);
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: taken.zone }).format(
        taken.dueAt,
      ),
    );
    const mail = digestMail(
      digest,
      words,
      { zone: taken.zone, hour },
      deskLink(this.config, pageOf(taken.brandId)),
    );
    await this.mailer.send(
      { id: taken.id, to: { name: taken.name, address: taken.address }, ...mail },
      signal,
    );
  }

  private async take(digestId: string): Promise<Taken | null> {
    const now = this.clock.now();
    const [row] = await this.transactions.run(SYSTEM, (tx) =>
      change<Taken>(
        tx.manager,
        `UPDATE digest_run d SET state = 'sending', attempts = attempts + 1, tried_at = $2 FROM person p
         WHERE d.id = $1 AND p.id = d.person_id AND (d.state = 'queued' AND (d.not_before <= $4 OR d.not_before > $5)
           OR d.state = 'sending' AND (d.tried_at < $3 OR d.tried_at > $4))
         RETURNING d.id, d.due_at AS "dueAt", d.brand_id AS "brandId", d.attempts, p.name, p.email AS address, p.locale,
           p.time_zone AS zone, p.active`,
        // Clocks of two machines may differ; what lies further ahead was written by one that was wrong.
        [digestId, now, before(now, LEASE_SECONDS), future(now), beyondPolicy(now)],
      ),
    );
    return row ?? null;
  }

  private async record(taken: Taken, trouble: MailError | null): Promise<void> {
    const now = this.clock.now();
    const pause = trouble?.temporary ? pauseAfter(taken.attempts) : null;
    const next = pause === null ? null : new Date(now.getTime() + pause * 1000);
    // A morning that comes in the evening helps nobody: the next one is nearer.
    const notBefore = next && stillTimely(taken.dueAt, next) ? next : null;
    const state = !trouble ? 'sent' : notBefore ? 'queued' : 'failed';
    await this.transactions.run(SYSTEM, async (tx) => {
      const rows = await change(
        tx.manager,
        `UPDATE digest_run SET state = $2, sent_at = $3, error_words = $4, not_before = $5
         WHERE id = $1 AND state = 'sending' AND attempts = $6 RETURNING id`,
        [
          taken.id,
          state,
          state === 'sent' ? now : null,
          trouble && storableText(trouble.message),
          notBefore,
          taken.attempts,
        ],
      );
      if (rows.length === 0) return; // somebody else took it meanwhile, and writes what came of theirs
      if (notBefore)
        tx.enqueue(
          'digest.send',
          { digestId: taken.id },
          { runAt: notBefore, dedupeKey: `${taken.id}:${taken.attempts}` },
        );
      if (state === 'failed' && trouble) await this.tellAdministrators(tx, taken, trouble.message);
    });
  }

  private async tellAdministrators(tx: Tx, taken: Taken, words: string): Promise<void> {
    const admins = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'admin' = ANY(roles)`,
    );
    tx.audit({
      action: 'digest.failed',
      subjectKind: 'digest',
      subjectId: taken.id,
      details: { attempts: taken.attempts },
    });
    tx.notify({
      personIds: admins.map((admin) => admin.id),
      kind: 'digest.failed',
      params: { name: taken.name, words },
      link: '/settings/alerts',
      // A mail server that is down fails everybody's at once.
      dedupeKey: `digest-failed:${this.clock.now().toISOString().slice(0, 13)}`,
    });
  }

  /** Left by a process that died, or planned for a job that never came. */
  private async orphans(now: Date): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const rows = await select<{ id: string }>(
        tx.manager,
        `SELECT id FROM digest_run WHERE state = 'sending' AND (tried_at < $1 OR tried_at > $4)
         OR state = 'queued' AND (not_before < $2 OR not_before > $3) LIMIT 100`,
        [before(now, LEASE_SECONDS), before(now, 5 * 60), beyondPolicy(now), future(now)],
      );
      for (const { id } of rows) tx.enqueue('digest.send', { digestId: id }, { dedupeKey: `${id}:sweep` });
    });
  }
}

const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
const pageOf = (brandId: string | null): string => (brandId ? `/digest?brand=${brandId}` : '/digest');
