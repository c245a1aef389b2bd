/**
 * Snippets: written by leads, read by everybody who answers. A change names the revision it saw; retiring one keeps it for the replies
 * that were begun with it. Its owner is a person who is there and who works for that brand's desk.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { type Actor, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { change, type Reader, select, selectOne } from '../sql.js';
import type { SnippetChange, SnippetInput, SnippetList, SnippetView } from './snippets.api.js';
import { unknownVariables, VARIABLES } from './variables.js';

type Row = Omit<SnippetView, 'unknownVariables'>;
const actor = (id: string): Actor => ({ kind: 'person', id });

@Injectable()
export class SnippetsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found for a brand there is not. */
  async list(brandId: string): Promise<SnippetList> {
    await this.requireBrand(this.db.manager, brandId);
    const rows = await this.rows(this.db.manager, 's.brand_id = $2', brandId);
    return { items: rows.map(view), variables: [...VARIABLES] };
  }

  add(personId: string, brandId: string, input: SnippetInput): Promise<SnippetView> {
    return this.transactions.run(actor(personId), (tx) => this.addWithin(tx, personId, brandId, input));
  }

  async addWithin(tx: Tx, personId: string, brandId: string, input: SnippetInput): Promise<SnippetView> {
    await this.requireBrand(tx.manager, brandId);
    await this.requireOwner(tx, brandId, input.ownerId);
    const made = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO snippet (brand_id, title, text, language, topics, owner_id, review_on, changed_by, changed_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING id`,
      [brandId, ...values(input), personId, this.clock.now()],
    );
    if (!made) throw new Error('a snippet was not made');
    this.tell(tx, { action: 'snippet.add', id: made.id, brandId }, { title: input.title });
    return this.require(tx.manager, made.id);
  }

  /** Throws stale with the snippet as it is now. Saying what is so already changes nothing. */
  async change(personId: string, snippetId: string, input: SnippetChange): Promise<SnippetView> {
    const { revision, ...wanted } = input;
    return this.transactions.run(actor(personId), async (tx) => {
      const was = await this.lock(tx, snippetId);
      const is: SnippetInput = {
        title: was.title,
        text: was.text,
        language: was.language,
        topics: was.topics,
        ownerId: was.owner.id,
        reviewOn: was.reviewOn,
      };
      const next: SnippetInput = { ...is, ...wanted };
      const changed = (Object.keys(is) as (keyof SnippetInput)[]).filter(
        (key) => JSON.stringify(is[key]) !== JSON.stringify(next[key]),
      );
      if (changed.length === 0) return was;
      if (was.revision !== revision)
        throw new EarshotError(
          'stale',
          `${was.changedBy.name} changed this snippet meanwhile. Look at it again.`,
          {
            snippet: was,
          },
        );
      if (next.ownerId !== is.ownerId) await this.requireOwner(tx, was.brandId, next.ownerId);
      await change(
        tx.manager,
        `UPDATE snippet SET title = $2, text = $3, language = $4, topics = $5, owner_id = $6, review_on = $7, changed_by = $8,
           changed_at = $9, revision = revision + 1 WHERE id = $1 RETURNING id`,
        [snippetId, ...values(next), personId, this.clock.now()],
      );
      const told = { action: 'snippet.change', id: snippetId, brandId: was.brandId };
      this.tell(tx, told, { title: next.title, changed, reviewOn: next.reviewOn });
      return this.require(tx.manager, snippetId);
    });
  }

  /** Retiring what is retired changes nothing. Throws not-found for what never was. */
  async retire(personId: string, snippetId: string): Promise<void> {
    await this.transactions.run(actor(personId), async (tx) => {
      const [row] = await change<{ brandId: string; title: string }>(
        tx.manager,
        `UPDATE snippet SET retired_at = $2, changed_by = $3, changed_at = $2, revision = revision + 1
         WHERE id = $1 AND retired_at IS NULL RETURNING brand_id AS "brandId", title`,
        [snippetId, this.clock.now(), personId],
      );
      if (row) {
        const told = { action: 'snippet.retire', id: snippetId, brandId: row.brandId };
        return this.tell(tx, told, { title: row.title });
      }
      if (!(await selectOne(tx.manager, `SELECT id FROM snippet WHERE id = $1`, [snippetId])))
        throw missing();
    });
  }

  private async require(db: Reader, snippetId: string): Promise<SnippetView> {
    const [row] = await this.rows(db, 's.id = $2', snippetId);
    if (!row) throw missing();
    return view(row);
  }

  private async lock(tx: Tx, snippetId: string): Promise<SnippetView> {
    await select(tx.manager, `SELECT id FROM snippet WHERE id = $1 FOR NO KEY UPDATE`, [snippetId]);
    return this.require(tx.manager, snippetId);
  }

  private rows(db: Reader, where: string, id: string): Promise<Row[]> {
    return select<Row>(
      db,
      `SELECT s.id, s.brand_id AS "brandId", s.title, s.text, s.language, s.topics, s.revision, s.changed_at AS "changedAt",
         jsonb_build_object('id', o.id, 'name', o.name, 'active', o.active) AS owner,
         jsonb_build_object('id', c.id, 'name', c.name) AS "changedBy", to_char(s.review_on, 'YYYY-MM-DD') AS "reviewOn",
         s.review_on < ($1::timestamptz AT TIME ZONE o.time_zone)::date AS overdue,
         (SELECT count(*)::integer FROM help_use u WHERE u.snippet_id = s.id) AS used
       FROM snippet s JOIN person o ON o.id = s.owner_id JOIN person c ON c.id = s.changed_by
       WHERE s.retired_at IS NULL AND ${where} ORDER BY s.title, s.language, s.id LIMIT 2000`,
      [this.clock.now(), id],
    );
  }

  private async requireBrand(db: Reader, brandId: string): Promise<void> {
    if (!(await selectOne(db, `SELECT id FROM brand WHERE id = $1`, [brandId])))
      throw new EarshotError('not-found', 'There is no such brand.');
  }

  /** A sample's people keep a sample's snippets, and go with it. */
  private async requireOwner(tx: Tx, brandId: string, ownerId: string): Promise<void> {
    const fits = await selectOne(
      tx.manager,
      `SELECT p.id FROM person p, brand b WHERE p.id = $1 AND b.id = $2 AND p.active AND (b.sample OR NOT p.sample)`,
      [ownerId, brandId],
    );
    if (fits) return;
    const problem = 'Choose somebody who is active at this desk.';
    throw new EarshotError('invalid-input', problem, { errors: [{ field: 'ownerId', problem }] });
  }

  private tell(
    tx: Tx,
    { action, id, brandId }: { action: string; id: string; brandId: string },
    details: Record<string, unknown>,
  ): void {
    tx.audit({ action, subjectKind: 'snippet', subjectId: id, brandId, details });
    tx.publish({ kind: 'snippet.changed', brandId, ids: { snippetId: id } });
  }
}

const missing = (): EarshotError => new EarshotError('not-found', 'There is no such snippet.');
const view = (row: Row): SnippetView => ({ ...row, unknownVariables: unknownVariables(row.text) });
const values = ({ title, text, language, topics, ownerId, reviewOn }: SnippetInput): unknown[] => [
  title,
  text,
  language,
  [...new Set(topics)],
  ownerId,
  reviewOn,
];
