/**
 * Crisis mode: one switch that pauses all publishing of a brand, in two steps, and is lifted with a reason. Everybody is told by the
 * bell in the same transaction; alerts tell the rest. What is queued is held with its approval, which is asked for again when it leaves.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, QueryFailedError } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { PERMISSIONS, type Role } from '../../core/identity/role.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { Vault } from '../../core/vault/vault.js';
import { masked } from '../masked.js';
import { ReviewPlans } from '../replies/review/review-plans.service.js';
import type { Reader } from '../sql.js';
import { change, select, selectOne } from '../sql.js';
import { crisisToken, sameName, TOKEN_MINUTES, tokenProblem } from './confirmation.js';
import type { CrisisInput, CrisisRequested, CrisisState, CrisisView } from './crisis.api.js';

const SELECT = `SELECT c.id, c.brand_id AS "brandId", c.reason, c.opened_at AS "openedAt", c.lifted_at AS "liftedAt",
  c.lift_reason AS "liftReason", jsonb_build_object('id', p.id, 'name', p.name) AS "openedBy",
  CASE WHEN q.id IS NOT NULL THEN jsonb_build_object('id', q.id, 'name', q.name) END AS "liftedBy"
  FROM crisis c JOIN person p ON p.id = c.opened_by LEFT JOIN person q ON q.id = c.lifted_by`;
const EARLIER = 20;

@Injectable()
export class CrisisService {
  private readonly secret: string;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly plans: ReviewPlans,
    private readonly clock: Clock,
    vault: Vault,
  ) {
    this.secret = vault.derive('crisis confirmation');
  }

  /** Throws not-found. */
  async state(brandId: string, reader: SignedIn): Promise<CrisisState> {
    const db = this.db.manager;
    await this.brand(db, brandId);
    const [open = null] = await select<CrisisView>(
      db,
      `${SELECT} WHERE c.brand_id = $1 AND c.lifted_at IS NULL`,
      [brandId],
    );
    const earlier = await select<CrisisView>(
      db,
      `${SELECT} WHERE c.brand_id = $1 AND c.lifted_at IS NOT NULL ORDER BY c.opened_at DESC LIMIT $2`,
      [brandId, EARLIER],
    );
    const may = (PERMISSIONS['crisis.switch'] as readonly Role[]).some((role) => reader.roles.includes(role));
    const can = { switchOn: may && !open, lift: may && open !== null };
    return {
      open: open && shown(open),
      earlier: earlier.map(shown),
      ...(await this.waiting(db, brandId)),
      can,
    };
  }

  /** The first step: changes nothing. Throws conflict when it is on already. */
  async request(by: SignedIn, brandId: string): Promise<CrisisRequested> {
    const db = this.db.manager;
    const { name } = await this.brand(db, brandId);
    await this.demandCalm(db, brandId);
    const now = this.clock.now();
    return {
      token: crisisToken(this.secret, by.id, brandId, now),
      expiresAt: new Date(now.getTime() + TOKEN_MINUTES * 60_000),
      brandName: name,
      ...(await this.waiting(db, brandId)),
      people: (await this.people(db, by.id)).length,
    };
  }

  /** The second step. When it answers, nothing of the brand can leave any more. Throws invalid-input, conflict. */
  async switchOn(by: SignedIn, brandId: string, input: CrisisInput): Promise<CrisisState> {
    const { name } = await this.brand(this.db.manager, brandId);
    const problem = tokenProblem(input.token, this.secret, by.id, brandId, this.clock.now());
    if (problem) throw wrong('token', problem);
    if (!sameName(input.brandName, name))
      throw wrong('brandName', `Type the name of the brand to confirm: ${name}.`);
    try {
      await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
        await this.demandCalm(tx.manager, brandId);
        const row = await selectOne<{ id: string }>(
          tx.manager,
          `INSERT INTO crisis (brand_id, reason, opened_by, opened_at) VALUES ($1, $2, $3, $4) RETURNING id`,
          [brandId, input.reason, by.id, this.clock.now()],
        );
        await this.announce(tx, by, {
          crisisId: row?.id ?? '',
          brandId,
          name,
          reason: input.reason,
          on: true,
        });
      });
    } catch (error) {
      const taken =
        error instanceof QueryFailedError &&
        (error.driverError as { constraint?: string }).constraint === 'uq_crisis_open';
      if (!taken) throw error;
      await this.demandCalm(this.db.manager, brandId); // says who was a moment sooner
      throw error;
    }
    // What waits for review is read more deeply; whoever approves before this is through asks for it anyway.
    await this.plans.tightenBrand(brandId);
    return this.state(brandId, by);
  }

  /** What is queued goes its way again, each approval asked for anew. Throws conflict when it is not on. */
  async lift(by: SignedIn, brandId: string, reason: string): Promise<CrisisState> {
    const { name } = await this.brand(this.db.manager, brandId);
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const [row] = await change<{ id: string }>(
        tx.manager,
        `UPDATE crisis SET lifted_by = $2, lifted_at = $3, lift_reason = $4 WHERE brand_id = $1 AND lifted_at IS NULL RETURNING id`,
        [brandId, by.id, this.clock.now(), reason],
      );
      if (!row)
        throw new EarshotError('conflict', 'Crisis mode is not on for this brand.', { code: 'no-crisis' });
      await this.wake(tx, brandId);
      await this.announce(tx, by, { crisisId: row.id, brandId, name, reason, on: false });
    });
    return this.state(brandId, by);
  }

  private async announce(
    tx: Tx,
    by: SignedIn,
    what: { crisisId: string; brandId: string; name: string; reason: string; on: boolean },
  ): Promise<void> {
    const { crisisId, brandId, name, reason, on } = what;
    tx.audit({
      action: on ? 'crisis.switch-on' : 'crisis.lift',
      subjectKind: 'brand',
      subjectId: brandId,
      brandId,
      details: { crisisId, reason: masked(reason), ...(await this.waiting(tx.manager, brandId)) },
    });
    tx.notify({
      personIds: await this.people(tx.manager, by.id),
      kind: on ? 'crisis.on' : 'crisis.off',
      params: { brand: name, by: by.name, reason: masked(reason) },
      link: `/brands/${brandId}/crisis`,
      dedupeKey: `crisis:${crisisId}:${on ? 'on' : 'off'}`,
    });
    tx.publish({ kind: 'crisis.changed', brandId, ids: { crisisId, brandId } });
    tx.enqueue('crisis.tell', { crisisId });
  }

  /** One an account is enough: whoever finishes wakes the next. */
  private async wake(tx: Tx, brandId: string): Promise<void> {
    const queued = await select<{ id: string }>(
      tx.manager,
      `SELECT DISTINCT ON (account_id) id FROM publication WHERE brand_id = $1 AND state = 'queued' AND mode = 'api'
       ORDER BY account_id, not_before, id`,
      [brandId],
    );
    for (const { id } of queued)
      tx.enqueue('publishing.send', { publicationId: id }, { dedupeKey: `${id}:lifted` });
  }

  private async demandCalm(db: Reader, brandId: string): Promise<void> {
    const open = await selectOne<CrisisView>(db, `${SELECT} WHERE c.brand_id = $1 AND c.lifted_at IS NULL`, [
      brandId,
    ]);
    if (open)
      throw new EarshotError('conflict', `Crisis mode is on already; ${open.openedBy.name} switched it on.`, {
        code: 'crisis-open',
        by: open.openedBy,
      });
  }

  private async waiting(db: Reader, brandId: string): Promise<{ queued: number; onTheirWay: number }> {
    const row = await selectOne<{ queued: number; onTheirWay: number }>(
      db,
      `SELECT count(*) FILTER (WHERE state = 'queued')::int AS queued, count(*) FILTER (WHERE state <> 'queued')::int AS "onTheirWay"
       FROM publication WHERE brand_id = $1 AND state IN ('queued','sending','unconfirmed')`,
      [brandId],
    );
    return row ?? { queued: 0, onTheirWay: 0 };
  }

  private async people(db: Reader, but: string): Promise<string[]> {
    const rows = await select<{ id: string }>(db, `SELECT id FROM person WHERE active AND id <> $1`, [but]);
    return rows.map((row) => row.id);
  }

  private async brand(db: Reader, brandId: string): Promise<{ name: string }> {
    const row = await selectOne<{ name: string }>(db, `SELECT name FROM brand WHERE id = $1`, [brandId]);
    if (!row) throw new EarshotError('not-found', 'There is no such brand.');
    return row;
  }
}

const wrong = (field: string, problem: string): EarshotError =>
  new EarshotError('invalid-input', problem, { errors: [{ field, problem }] });

/** A reason goes to everybody, and quotes what customers wrote. */
const shown = (crisis: CrisisView): CrisisView => ({
  ...crisis,
  reason: masked(crisis.reason),
  liftReason: crisis.liftReason === null ? null : masked(crisis.liftReason),
});
