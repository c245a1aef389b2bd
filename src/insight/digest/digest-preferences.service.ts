/** When a person wants the digest: executives at eight unless they say otherwise, the others when they ask for it. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { Mailer } from '../../core/mail/mailer.service.js';
import { select, selectOne } from '../../desk/sql.js';
import type { DigestPreferenceInput, DigestPreferenceView } from './digest.api.js';
import { nextDigest } from './digest-time.js';

export interface Wish {
  personId: string;
  enabled: boolean;
  hour: number;
  email: boolean;
  brandId: string | null;
  timeZone: string;
  /** Since when it is so. */
  since: Date;
}

/** What holds without a row. */
const SELECT = `SELECT p.id AS "personId", coalesce(d.enabled, 'executive' = ANY(p.roles)) AS enabled, coalesce(d.hour, 8)::int AS hour,
  coalesce(d.email, true) AND NOT p.sample AS email, d.brand_id AS "brandId", p.time_zone AS "timeZone",
  coalesce(d.updated_at, p.created_at) AS since
  FROM person p LEFT JOIN digest_preference d ON d.person_id = p.id`;

@Injectable()
export class DigestPreferences {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** Everybody active who wants one and whose role may open the page. */
  wishes(): Promise<Wish[]> {
    return select<Wish>(
      this.db.manager,
      `SELECT * FROM (${SELECT} WHERE p.active AND p.roles && $1::text[]) w WHERE w.enabled ORDER BY w."personId"`,
      [PERMISSIONS['digest.read']],
    );
  }

  async of(personId: string): Promise<DigestPreferenceView> {
    const wish = await selectOne<Wish>(this.db.manager, `${SELECT} WHERE p.id = $1`, [personId]);
    if (!wish) throw new EarshotError('not-found', 'There is no such person.');
    const { enabled, hour, email, brandId, timeZone } = wish;
    return {
      enabled,
      hour,
      email,
      brandId,
      timeZone,
      mailReady: this.mailer.ready,
      nextAt: enabled ? nextDigest(this.clock.now(), timeZone, hour) : null,
    };
  }

  async change(personId: string, input: DigestPreferenceInput): Promise<DigestPreferenceView> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      await select(tx.manager, `SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE`, [personId]);
      const was = await selectOne<Wish>(tx.manager, `${SELECT} WHERE p.id = $1`, [personId]);
      if (!was) throw new EarshotError('not-found', 'There is no such person.');
      const { enabled, hour, email, brandId } = { ...was, ...input };
      if (brandId && !(await selectOne(tx.manager, `SELECT 1 FROM brand WHERE id = $1`, [brandId])))
        throw new EarshotError('invalid-input', 'There is no such brand.', {
          errors: [{ field: 'brandId', problem: 'there is no such brand' }],
        });
      // Only another hour sends none for the hours before: who changes the brand at nine still gets that of eight.
      const since = enabled === was.enabled && hour === was.hour ? was.since : this.clock.now();
      await select(
        tx.manager,
        `INSERT INTO digest_preference (person_id, enabled, hour, email, brand_id, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (person_id) DO UPDATE SET enabled = excluded.enabled, hour = excluded.hour, email = excluded.email,
           brand_id = excluded.brand_id, updated_at = excluded.updated_at`,
        [personId, enabled, hour, email, brandId, since],
      );
      tx.audit({
        action: 'digest.change',
        subjectKind: 'person',
        subjectId: personId,
        details: { enabled, hour, email, brandId },
      });
    });
    return this.of(personId);
  }
}
