/** Escalation: how much could be heard where not everything could, and what is looked for when old watches are forgotten. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EscalationShares1700000000700 implements MigrationInterface {
  name = 'EscalationShares1700000000700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE collection_gap ADD COLUMN heard real NOT NULL DEFAULT 0;
      ALTER TABLE collection_gap ADD CONSTRAINT collection_gap_heard_check CHECK (heard >= 0 AND heard < 1);
      COMMENT ON COLUMN collection_gap.heard IS 'Share of what is usually said that could be heard all the same';
      CREATE INDEX ix_spread_watch_ended ON spread_watch (since) WHERE state = 'ended';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX ix_spread_watch_ended;
      ALTER TABLE collection_gap DROP COLUMN heard;
    `);
  }
}
