/**
 * Who works on a case: given to a free agent by job, handed over by people, taken back from the absent by schedule.
 * Choosing happens under one short lock, so that two cases at once never fill the same last place.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { type Actor, SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { type AgentRow, agentsWithLoad } from '../people/agents.queries.js';
import { eachOne } from '../each-one.js';
import { change, select, selectOne } from '../sql.js';
import { CaseLog, type LockedCase } from './case-log.service.js';
import { OPEN_STATES } from './case.workflow.js';
import { ANY, nobodyBecause, rankCandidates } from './ranking.js';

/** How many waiting cases one run of the schedule tries. */
const AT_ONCE = 200;

@Injectable()
export class AssignmentService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly log: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** Whether somebody was found. */
  @JobHandler('case.assign')
  async assignFree({ caseId }: { caseId: string }): Promise<boolean> {
    return this.transactions.run(SYSTEM, async (tx) => {
      await this.holdAssignments(tx);
      const care = await this.log.find(tx, caseId);
      if (!care || care.assigneeId || !OPEN_STATES.includes(care.state)) return false;
      const agents = await agentsWithLoad(tx.manager);
      const ranking = rankCandidates(
        agents.map((a) => ({ ...a, agent: a.roles.includes('agent') })),
        {
          language: care.language,
          sample: await this.isSample(tx, care.brandId),
          lastAgentId: await this.lastAgent(tx, care),
        },
      );
      const first = ranking.ranked[0];
      const agent = agents.find((a) => a.id === first?.id);
      if (first && agent) await this.give(tx, care, agent, first.reasons);
      else await this.tellLeads(tx, care, nobodyBecause(ranking.refused));
      return Boolean(first && agent);
    });
  }

  /** A person hands a case to somebody, or to nobody (null). Throws stale, conflict, forbidden. */
  async assign(by: SignedIn, caseId: string, personId: string | null, version: number): Promise<void> {
    const actor: Actor = { kind: 'person', id: by.id };
    await this.transactions.run(actor, async (tx) => {
      await this.holdAssignments(tx);
      const care = await this.log.lock(tx, caseId);
      if (care.assigneeId === personId) return; // a second click, or a colleague was as quick
      await this.log.lockAt(tx, caseId, version);
      if (!OPEN_STATES.includes(care.state))
        throw new EarshotError('conflict', `A ${care.state} case is nobody's work. Open it again first.`, {
          code: 'case-state',
        });
      if (personId === null) await this.takeFrom(tx, care, 'handed-back');
      else {
        // Who takes a case works on it, ready for new ones or not: it does not go back to the pool as untouched.
        const begun = personId === by.id && care.state === 'new' ? { state: 'open' as const } : {};
        await this.give(
          tx,
          care,
          await this.takerFor(tx, by, personId, care.brandId),
          ['handed-over'],
          begun,
        );
      }
    });
  }

  @ScheduleHandler('cases.assign-waiting')
  async assignWaiting(): Promise<void> {
    await eachOne(await this.heldByTheAbsent(), (row) =>
      this.transactions.run(SYSTEM, async (tx) => {
        await this.holdAssignments(tx);
        const care = await this.log.find(tx, row.id);
        if (care && care.assigneeId === row.assigneeId && OPEN_STATES.includes(care.state))
          await this.takeFrom(tx, care, 'absent');
      }),
    );
    const everybody = await agentsWithLoad(this.db.manager);
    const free = everybody.filter(
      (a) => a.roles.includes('agent') && a.available && a.openCases < a.capacity,
    );
    if (free.length === 0) return; // each waiting case was tried when it came, and the leads were told
    // Only what somebody free can take: the worst two hundred may be in a language that nobody at work speaks, or all of the sample.
    const waiting = await select<{ id: string }>(
      this.db.manager,
      `SELECT c.id FROM care_case c JOIN brand b ON b.id = c.brand_id
       WHERE c.assignee_id IS NULL AND c.state IN ('new','open','pending')
         AND EXISTS (SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS f(sample boolean, languages text[])
           WHERE (f.sample = b.sample OR b.sample AND NOT $3)
             AND (c.language = ANY(f.languages) OR split_part(c.language, '-', 1) = ANY(f.languages) OR c.language = ANY($4)))
       ORDER BY array_position(ARRAY['urgent','high','normal','low'], c.severity), c.risk DESC, c.opened_at, c.id LIMIT $1`,
      [
        AT_ONCE,
        JSON.stringify(free.map(({ sample, languages }) => ({ sample, languages }))),
        everybody.some((a) => a.roles.includes('agent') && a.active && a.sample),
        [...ANY],
      ],
    );
    let places = free.reduce((sum, a) => sum + a.capacity - a.openCases, 0);
    await eachOne(waiting, async ({ id }) => {
      if (places > 0 && (await this.assignFree({ caseId: id }))) places--;
    });
  }

  /** Untouched cases of people who went off, and every open case of people who left. */
  private heldByTheAbsent(): Promise<{ id: string; assigneeId: string }[]> {
    return select(
      this.db.manager,
      `SELECT c.id, c.assignee_id AS "assigneeId" FROM care_case c JOIN person p ON p.id = c.assignee_id
       WHERE (c.state = 'new' AND NOT p.available) OR (c.state IN ('new','open','pending') AND NOT p.active)
       ORDER BY c.opened_at LIMIT $1`,
      [AT_ONCE],
    );
  }

  private async holdAssignments(tx: Tx): Promise<void> {
    await select(tx.manager, `SELECT pg_advisory_xact_lock(hashtextextended('earshot.assignments', 0))`);
  }

  private async takerFor(tx: Tx, by: SignedIn, personId: string, brandId: string): Promise<AgentRow> {
    const taker = (await agentsWithLoad(tx.manager, personId)).find((a) => a.id === personId);
    if (!taker) throw new EarshotError('not-found', 'There is no such person.');
    if (taker.sample && !(await this.isSample(tx, brandId)))
      throw new EarshotError('conflict', `${taker.name} is a sample account and takes no real cases.`, {
        code: 'not-an-agent',
      });
    if (!taker.active || !taker.roles.some((role) => role === 'agent' || role === 'lead'))
      throw new EarshotError('conflict', `${taker.name} does not take cases.`, { code: 'not-an-agent' });
    if (taker.openCases >= taker.capacity && taker.id !== by.id && !by.roles.includes('lead'))
      throw new EarshotError(
        'conflict',
        `${taker.name} has ${taker.openCases} open cases and takes no more than ${taker.capacity}. A lead may hand it over all the same.`,
        { code: 'over-capacity' },
      );
    return taker;
  }

  private async give(
    tx: Tx,
    care: LockedCase,
    agent: AgentRow,
    reasons: string[],
    also: { state?: 'open' } = {},
  ): Promise<void> {
    const from = care.assigneeId;
    await this.log.change(
      tx,
      care,
      { assigneeId: agent.id, ...also },
      { kind: 'assigned', details: { personId: agent.id, name: agent.name, from, reasons } },
    );
    await change(tx.manager, `UPDATE person SET last_assigned_at = $2 WHERE id = $1 RETURNING id`, [
      agent.id,
      this.clock.now(),
    ]);
    tx.audit({
      action: 'case.assign',
      subjectKind: 'case',
      subjectId: care.id,
      brandId: care.brandId,
      details: { personId: agent.id, from, reasons },
    });
    const people = [agent.id, ...(from ? [from] : [])].filter(
      (id) => tx.actor.kind !== 'person' || tx.actor.id !== id,
    );
    for (const personId of people)
      tx.notify({
        personIds: [personId],
        kind: personId === agent.id ? 'case.assigned' : 'case.handed-over',
        params: { number: Number(care.number), title: care.title, to: agent.name },
        link: `/cases/${care.id}`,
        dedupeKey: `assigned:${care.id}:${care.version}`,
      });
  }

  private async takeFrom(tx: Tx, care: LockedCase, reason: string): Promise<void> {
    if (!care.assigneeId) return;
    const from = care.assigneeId;
    await this.log.change(tx, care, { assigneeId: null }, { kind: 'unassigned', details: { from, reason } });
    tx.audit({
      action: 'case.unassign',
      subjectKind: 'case',
      subjectId: care.id,
      brandId: care.brandId,
      details: { from, reason },
    });
    if (reason === 'absent') tx.enqueue('case.assign', { caseId: care.id }, { dedupeKey: care.id });
  }

  private async tellLeads(tx: Tx, care: LockedCase, reason: string): Promise<void> {
    const leads = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'lead' = ANY(roles)`,
    );
    // Once for every time it is without an owner: that somebody had it meanwhile makes it news again.
    const owned = await selectOne<{ times: number }>(
      tx.manager,
      `SELECT count(*)::int AS times FROM case_event WHERE case_id = $1 AND kind = 'assigned'`,
      [care.id],
    );
    if (leads.length > 0)
      tx.notify({
        personIds: leads.map((l) => l.id),
        kind: 'case.nobody-free',
        params: { number: Number(care.number), title: care.title, reason, language: care.language },
        link: `/cases/${care.id}`,
        dedupeKey: `nobody-free:${care.id}:${reason}:${owned?.times ?? 0}`,
      });
  }

  private async isSample(tx: Tx, brandId: string): Promise<boolean> {
    const row = await selectOne<{ sample: boolean }>(tx.manager, `SELECT sample FROM brand WHERE id = $1`, [
      brandId,
    ]);
    return row?.sample ?? false;
  }

  /** Of this case before, else of the customer's other cases. */
  private async lastAgent(tx: Tx, care: LockedCase): Promise<string | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT e.details->>'personId' AS id FROM case_event e JOIN care_case c ON c.id = e.case_id
       WHERE c.customer_id = $1 AND e.kind = 'assigned' ORDER BY (c.id = $2) DESC, e.at DESC, e.id LIMIT 1`,
      [care.customerId, care.id],
    );
    return row?.id ?? null;
  }
}
