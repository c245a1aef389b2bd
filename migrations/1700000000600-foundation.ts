/**
 * Which key this installation's credentials are sealed with, as a fingerprint that tells nothing of it; posting again under the key of
 * a posting that did not arrive, one of which at most is alive; deleted posts that are asked for again for a day.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Foundation1700000000600 implements MigrationInterface {
  name = 'Foundation1700000000600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE secret_key (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        fingerprint text NOT NULL CHECK (fingerprint <> ''),
        since timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE secret_key IS 'The key that seals credentials, by a fingerprint: a process with another one does not start';

      DROP INDEX uq_publication_key;
      CREATE UNIQUE INDEX uq_publication_key ON publication (account_id, idempotency_key)
        WHERE state IN ('queued','sending','published','unconfirmed');
      CREATE INDEX ix_publication_key ON publication (account_id, idempotency_key);

      DROP INDEX ix_mention_recheck;
      CREATE INDEX ix_mention_recheck ON mention (source_id, rechecked_at NULLS FIRST) WHERE flagged;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX ix_mention_recheck;
      CREATE INDEX ix_mention_recheck ON mention (source_id, rechecked_at NULLS FIRST) WHERE flagged AND deleted_at IS NULL;

      -- The older version wants every key once: of postings that share one, the settled earlier ones get a key nobody uses.
      ALTER TABLE publication DISABLE TRIGGER publication_guard;
      UPDATE publication SET idempotency_key = idempotency_key || ':' || id
        WHERE state IN ('rejected','cancelled') AND EXISTS (SELECT 1 FROM publication k WHERE k.account_id = publication.account_id
          AND k.idempotency_key = publication.idempotency_key AND k.id <> publication.id);
      ALTER TABLE publication ENABLE TRIGGER publication_guard;
      DROP INDEX ix_publication_key;
      DROP INDEX uq_publication_key;
      CREATE UNIQUE INDEX uq_publication_key ON publication (account_id, idempotency_key);

      DROP TABLE secret_key;
    `);
  }
}
