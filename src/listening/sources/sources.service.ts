/** Adding, pausing, resuming and removing sources. A removed source stays as a row: its mentions point at it. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { returned } from '../../core/database/rows.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { webAddress } from '../../core/http-api/web-address.js';
import type { CapturedPost } from '../../platforms/ports.js';
import { PlatformError } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { maskPii } from '../scoring/pii/mask.js';
import { healthOf } from './health.js';
import type { DiscoverAnswer, DiscoverInput, SourceInput, SourceView } from './sources.api.js';
import { Source } from './source.entity.js';

@Injectable()
export class SourcesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  async list(brandId: string | undefined): Promise<SourceView[]> {
    const rows = await this.dataSource
      .getRepository(Source)
      .createQueryBuilder('s')
      .where(`s.state <> 'removed'`)
      .andWhere(brandId ? 's.brandId = :brandId' : 'true', { brandId })
      .orderBy('s.createdAt')
      .getMany();
    const unreadable = await this.unreadable(rows.map((row) => row.id));
    return rows.map((row) => this.view(row, unreadable.get(row.id)));
  }

  /** How many young posts of each source the platform cannot be asked about again. */
  private async unreadable(sourceIds: string[]): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ source_id: string; n: number }[]>(
      `SELECT source_id, count(*)::integer AS n FROM mention
       WHERE recheck_failure IS NOT NULL AND source_id = ANY($1::uuid[]) AND rechecked_at > $2 GROUP BY 1`,
      [sourceIds, new Date(this.clock.now().getTime() - WEEK_MS)],
    );
    return new Map(rows.map((row) => [row.source_id, row.n]));
  }

  /** Finds out what stands behind what was pasted; stores nothing. Throws invalid-input in plain words when nothing can be read. */
  async discover(input: DiscoverInput): Promise<DiscoverAnswer> {
    if (input.accountId)
      await this.requireAccount(this.dataSource.manager, { ...input, accountId: input.accountId });
    const account = input.accountId ? await this.accounts.access(input.accountId) : null;
    let found;
    try {
      found = await this.platforms.discover(input.input, account);
    } catch (error) {
      if (error instanceof PlatformError)
        throw new EarshotError(
          'invalid-input',
          error.message,
          { code: `platform-${error.kind}` },
          { cause: error },
        );
      throw error;
    }
    if (found.length === 0)
      throw new EarshotError(
        'invalid-input',
        'Nothing was found there that Earshot can read. Paste the address of a feed, a page that links to one, a profile, or a hashtag such as #name@server.',
        { code: 'nothing-found' },
      );
    const keys = await this.dataSource.query<{ key: string }[]>(
      `SELECT key FROM source WHERE brand_id = $1 AND state <> 'removed' AND key = ANY($2)`,
      [input.brandId, found.map((d) => d.key)],
    );
    return {
      found: found.map((d) => ({
        ...d,
        platformLabel: this.platforms.capabilities(d.platform).label,
        alreadyAdded: keys.some((k) => k.key === d.key),
        preview: d.preview.slice(0, 5).map(previewOf),
      })),
    };
  }

  /** Throws conflict when the brand has this stream already. */
  async add(input: SourceInput, personId: string): Promise<SourceView> {
    const capabilities = this.platforms.known(input.platform);
    if (!capabilities)
      throw new EarshotError(
        'invalid-input',
        'Earshot knows no such platform; GET /api/platforms lists them.',
      );
    if (!capabilities.sourceKinds.includes(input.kind))
      throw new EarshotError('invalid-input', `${capabilities.label} has no source of kind "${input.kind}".`);
    if (capabilities.readNeedsAccount && !input.accountId)
      throw new EarshotError(
        'invalid-input',
        `${capabilities.label} is read through an account: connect one first.`,
      );
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [brand] = await tx.manager.query<{ sample: boolean }[]>(
        `SELECT sample FROM brand WHERE id = $1`,
        [input.brandId],
      );
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      if (input.accountId) await this.requireAccount(tx.manager, { ...input, accountId: input.accountId });
      const rows = await tx.manager.query<{ id: string }[]>(
        `INSERT INTO source (brand_id, account_id, platform, kind, address, key, title, created_by, next_poll_at)
         VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9) ON CONFLICT (brand_id, key) WHERE state <> 'removed' DO NOTHING RETURNING id`,
        [
          input.brandId,
          input.accountId ?? null,
          input.platform,
          input.kind,
          JSON.stringify(input.address),
          input.key,
          input.title,
          personId,
          this.clock.now(),
        ],
      );
      const added = rows[0];
      if (!added)
        throw new EarshotError('conflict', 'This brand listens to that source already.', {
          code: 'source-exists',
        });
      tx.audit({
        action: 'source.add',
        subjectKind: 'source',
        subjectId: added.id,
        brandId: input.brandId,
        details: { platform: input.platform, kind: input.kind, title: input.title },
      });
      tx.publish({ kind: 'source.changed', brandId: input.brandId, ids: { sourceId: added.id } });
      tx.enqueue('source.poll', { sourceId: added.id }, { dedupeKey: added.id });
      return this.view(await tx.manager.findOneByOrFail(Source, { id: added.id }));
    });
  }

  async setState(
    sourceId: string,
    state: 'active' | 'paused' | 'removed',
    personId: string,
  ): Promise<SourceView> {
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const [row] = returned<{ id: string; brand_id: string }>(
        await tx.manager.query(
          `UPDATE source SET state = $2, next_poll_at = CASE WHEN $2 = 'active' THEN $3 ELSE next_poll_at END,
             failures = CASE WHEN $2 = 'active' THEN 0 ELSE failures END, due_since = NULL, error_kind = NULL, error_words = NULL,
             lease_owner = NULL, lease_until = NULL
           WHERE id = $1 AND state <> 'removed' RETURNING id, brand_id`,
          [sourceId, state, this.clock.now()],
        ),
      );
      if (!row) throw new EarshotError('not-found', 'There is no such source.');
      const action = { active: 'source.resume', paused: 'source.pause', removed: 'source.remove' }[state];
      tx.audit({ action, subjectKind: 'source', subjectId: sourceId, brandId: row.brand_id });
      tx.publish({ kind: 'source.changed', brandId: row.brand_id, ids: { sourceId } });
      if (state === 'active') tx.enqueue('source.poll', { sourceId }, { dedupeKey: sourceId });
      return this.view(await tx.manager.findOneByOrFail(Source, { id: sourceId }));
    });
  }

  /** Now, whatever the pace says. A source that another process reads this moment is simply being read. */
  async pollNow(sourceId: string, personId: string): Promise<SourceView> {
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const source = await tx.manager.findOneBy(Source, { id: sourceId });
      if (!source || source.state === 'removed')
        throw new EarshotError('not-found', 'There is no such source.');
      if (source.state !== 'active')
        throw new EarshotError('conflict', 'This source does not run. Resume it first.', {
          code: 'source-not-active',
        });
      tx.enqueue('source.poll', { sourceId }, { dedupeKey: sourceId });
      tx.audit({
        action: 'source.poll-now',
        subjectKind: 'source',
        subjectId: sourceId,
        brandId: source.brandId,
      });
      return this.view(source);
    });
  }

  /**
   * A source reads with an account of its own brand and platform: another brand's would bring that brand's private messages here,
   * and one of another platform would be stopped as refused at the first poll.
   */
  private async requireAccount(
    db: EntityManager,
    wanted: { brandId: string; accountId: string; platform?: string },
  ): Promise<void> {
    const [fits] = await db.query<unknown[]>(
      `SELECT 1 FROM account WHERE id = $1 AND brand_id = $2 AND state <> 'removed' AND ($3::text IS NULL OR platform = $3)`,
      [wanted.accountId, wanted.brandId, wanted.platform ?? null],
    );
    if (!fits)
      throw new EarshotError(
        'invalid-input',
        'That account is of another brand or platform, or was removed.',
        {
          errors: [{ field: 'accountId', problem: 'not an account of this brand and platform' }],
        },
      );
  }

  private view(row: Source, unreadable = 0): SourceView {
    return {
      ...row,
      warnings:
        unreadable === 0
          ? row.warnings
          : [
              `Of ${unreadable} captured posts it cannot be checked whether they were edited or deleted; the log has the details.`,
              ...row.warnings,
            ],
      platformLabel: this.platforms.capabilities(row.platform).label,
      health: healthOf(row, this.clock.now()),
      error: row.errorWords ? { kind: row.errorKind ?? 'internal', words: row.errorWords } : null,
      mentionsCount: Number(row.mentionsCount),
    };
  }
}

const WEEK_MS = 7 * 86_400_000;
const PREVIEW = 400;
const PREVIEW_READ = 2000;

function previewOf(post: CapturedPost): DiscoverAnswer['found'][number]['preview'][number] {
  const text = [post.title, post.text].filter(Boolean).join('\n');
  // Masked before it is cut: the first half of a card number is not known as one. Bounded, since an article may be a book.
  const name = post.author.displayName ?? post.author.handle;
  const masked = maskPii(text.slice(0, PREVIEW_READ).toWellFormed());
  return {
    text: masked.length > PREVIEW ? `${masked.slice(0, PREVIEW).toWellFormed()}…` : masked,
    author: name === null ? null : maskPii(name),
    publishedAt: post.publishedAt,
    permalink: webAddress(post.permalink),
  };
}
