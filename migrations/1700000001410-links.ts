/**
 * Where the links of replies lead: what was found when an address was last tried, for how long that is believed, and who is trying it
 * now, so that no two processes try the same address at once.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Links1700000001410 implements MigrationInterface {
  name = 'Links1700000001410';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE link_look (
        key text PRIMARY KEY CHECK (key ~ '^[0-9a-f]{64}$'),
        url text NOT NULL,
        host text NOT NULL,
        began_at timestamptz NOT NULL,
        looking_until timestamptz,
        looked_at timestamptz,
        expires_at timestamptz,
        outcome text CHECK (outcome IN ('answers','gone','untrusted','sign-in','untried')),
        final_host text,
        downgraded boolean NOT NULL DEFAULT false,
        status integer,
        words text,
        CONSTRAINT link_look_whole_check CHECK ((outcome IS NULL) = (looked_at IS NULL)
          AND (outcome IS NULL) = (expires_at IS NULL) AND (outcome IS NULL OR final_host IS NOT NULL))
      );
      CREATE INDEX ix_link_look_host ON link_look (host, began_at);
      CREATE INDEX ix_link_look_began ON link_look (began_at);
      COMMENT ON COLUMN link_look.key IS 'SHA-256 of the address: addresses may be too long for an index';
      COMMENT ON COLUMN link_look.looking_until IS 'Somebody tries it until then; one that died is passed over afterwards';
      COMMENT ON COLUMN link_look.final_host IS 'Where its redirects end';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE link_look`);
  }
}
