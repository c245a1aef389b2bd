/**
 * What telling people needed after its first weeks: graver news counted, one body of a webhook over all its attempts, when a digest is
 * tried next, and rules that forget a brand with the brand.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlertsMended1700000000800 implements MigrationInterface {
  name = 'AlertsMended1700000000800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE alert ADD COLUMN heard_graver integer NOT NULL DEFAULT 0;
      COMMENT ON COLUMN alert.heard_graver IS 'How often something graver had joined the incident when people heard of it last';
      ALTER TABLE alert_delivery ADD COLUMN body text;
      COMMENT ON COLUMN alert_delivery.body IS 'What a webhook is sent: the same over all attempts; gone once it arrived';

      ALTER TABLE digest_run ADD COLUMN not_before timestamptz;
      UPDATE digest_run SET not_before = coalesce(tried_at, created_at) WHERE state = 'queued';
      COMMENT ON COLUMN digest_run.not_before IS 'When it is tried next';
      CREATE INDEX ix_digest_run_newest ON digest_run (created_at, id);

      -- A rule of a brand that is gone would reach nobody, or everybody: it forgets the brand, and is switched off when that was the last.
      CREATE FUNCTION alert_rule_forget_brand() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        UPDATE alert_rule SET brand_ids = array_remove(brand_ids, OLD.id),
          active = active AND cardinality(array_remove(brand_ids, OLD.id)) > 0, updated_at = now()
        WHERE OLD.id = ANY(brand_ids);
        RETURN OLD;
      END $f$;
      CREATE TRIGGER alert_rule_forget_brand AFTER DELETE ON brand FOR EACH ROW EXECUTE FUNCTION alert_rule_forget_brand();
      UPDATE alert_rule r SET brand_ids = known.ids, active = r.active AND cardinality(known.ids) > 0
      FROM (SELECT id, ARRAY(SELECT i FROM unnest(brand_ids) i WHERE i IN (SELECT b.id FROM brand b)) AS ids
            FROM alert_rule WHERE brand_ids IS NOT NULL) known
      WHERE known.id = r.id AND known.ids IS DISTINCT FROM r.brand_ids;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER alert_rule_forget_brand ON brand;
      DROP FUNCTION alert_rule_forget_brand();
      DROP INDEX ix_digest_run_newest;
      ALTER TABLE digest_run DROP COLUMN not_before;
      ALTER TABLE alert_delivery DROP COLUMN body;
      ALTER TABLE alert DROP COLUMN heard_graver;
    `);
  }
}
