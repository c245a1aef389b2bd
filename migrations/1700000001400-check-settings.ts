/** What each brand changes of the checks of its replies, in versions, and which of them judged a version of a reply. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CheckSettings1700000001400 implements MigrationInterface {
  name = 'CheckSettings1700000001400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE check_settings (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        version integer NOT NULL CHECK (version >= 1),
        settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
        made_by uuid NOT NULL REFERENCES person(id),
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (brand_id, version)
      );
      COMMENT ON TABLE check_settings IS 'The highest version of a brand is in force; without one the checks are as delivered';
      CREATE TRIGGER check_settings_immutable BEFORE UPDATE OR DELETE ON check_settings
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();
      CREATE TRIGGER check_settings_no_truncate BEFORE TRUNCATE ON check_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      ALTER TABLE reply_version ADD COLUMN check_settings integer
        CONSTRAINT reply_version_check_settings_check CHECK (check_settings >= 1);
      COMMENT ON COLUMN reply_version.check_settings IS 'Version of the brand''s check_settings that judged it; null: as delivered';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE reply_version DROP COLUMN check_settings;
      DROP TABLE check_settings;
    `);
  }
}
