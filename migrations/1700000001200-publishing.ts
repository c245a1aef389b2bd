/**
 * How much a platform lets each account do; when a brand's replies may go out and when somebody chose that one goes; corrections and
 * deletions of what is published, as replies of their own with the same guards; what platforms show of our posts afterwards.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Publishing1700000001200 implements MigrationInterface {
  name = 'Publishing1700000001200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account_rate (
        account_id uuid PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
        allowed integer,
        remaining integer,
        reset_at timestamptz,
        paused_until timestamptz,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE account_rate IS 'What the platform said last of this account''s limits: its queue waits until then, whichever process looks';

      CREATE TABLE sending_hours (
        brand_id uuid PRIMARY KEY REFERENCES brand(id) ON DELETE CASCADE,
        days jsonb NOT NULL,
        urgent_any_time boolean NOT NULL DEFAULT true,
        updated_by uuid NOT NULL REFERENCES person(id),
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      ALTER TABLE reply ADD COLUMN send_at timestamptz,
        ADD COLUMN kind text NOT NULL DEFAULT 'post' CHECK (kind IN ('post','correction','deletion')),
        ADD COLUMN amends uuid REFERENCES publication(id),
        ADD COLUMN amend_reason text,
        ADD CONSTRAINT reply_amends_check CHECK ((kind = 'post') = (amends IS NULL) AND (kind = 'post') = (amend_reason IS NULL)
          AND btrim(amend_reason) <> '');
      COMMENT ON COLUMN reply.amends IS 'The published posting that this corrects or takes back';
      CREATE INDEX ix_reply_amends ON reply (amends) WHERE amends IS NOT NULL;

      ALTER TABLE publication_attempt ADD COLUMN seq bigint GENERATED ALWAYS AS IDENTITY;
      COMMENT ON COLUMN publication_attempt.seq IS 'The order in which calls were begun, whatever the clocks said';

      CREATE TABLE publication_standing (
        publication_id uuid PRIMARY KEY REFERENCES publication(id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'there' CHECK (state IN ('there','edited','gone','removed')),
        shown_text text,
        since timestamptz NOT NULL DEFAULT now(),
        looked_at timestamptz,
        next_at timestamptz,
        misses integer NOT NULL DEFAULT 0
      );
      COMMENT ON COLUMN publication_standing.state IS 'there: as posted; edited, gone: by somebody else; removed: by us';
      CREATE INDEX ix_publication_standing_next ON publication_standing (next_at) WHERE next_at IS NOT NULL;

      -- A correction and a deletion are approved for what they do to which posting, not only for their words.
      ALTER FUNCTION reply_content_hash(uuid) RENAME TO reply_content_hash_of_post;
      CREATE FUNCTION reply_content_hash(p_version uuid) RETURNS bytea LANGUAGE sql STABLE AS $f$
        SELECT CASE WHEN r.kind = 'post' THEN reply_content_hash_of_post(v.id)
          ELSE sha256(reply_content_hash_of_post(v.id) || convert_to(jsonb_build_array(r.kind, t.id, t.state, t.external_id)::text, 'UTF8')) END
        FROM reply_version v JOIN reply r ON r.id = v.reply_id LEFT JOIN publication t ON t.id = r.amends WHERE v.id = p_version
      $f$;

      ALTER FUNCTION approval_problem(uuid) RENAME TO approval_problem_of_post;
      CREATE FUNCTION approval_problem(p_approval uuid) RETURNS text LANGUAGE sql STABLE AS $f$
        SELECT CASE
          WHEN r.kind = 'post' OR said.problem NOT IN ('parent-deleted', 'account', 'sample') THEN said.problem
          WHEN t.state <> 'published' OR EXISTS (SELECT 1 FROM publication_standing s WHERE s.publication_id = t.id AND s.state = 'removed')
            THEN 'target-gone'
          -- What stands below a post that is gone may be put right, and taken back, all the same.
          WHEN a.state <> 'active' OR NOT a.can_publish THEN 'account'
          WHEN b.sample THEN 'sample'
        END
        FROM approval ap JOIN reply r ON r.id = ap.reply_id JOIN account a ON a.id = r.account_id JOIN brand b ON b.id = r.brand_id
        LEFT JOIN publication t ON t.id = r.amends
        CROSS JOIN LATERAL (SELECT approval_problem_of_post(ap.id) AS problem) said
        WHERE ap.id = p_approval
      $f$;

      CREATE FUNCTION reply_amends_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF (NEW.kind, NEW.amends, NEW.amend_reason) IS DISTINCT FROM (OLD.kind, OLD.amends, OLD.amend_reason)
             OR NEW.account_id <> OLD.account_id THEN
            RAISE EXCEPTION 'what a reply amends, from which account and why, never changes' USING ERRCODE = 'EA007';
          END IF;
          IF NEW.kind = 'deletion' AND NEW.draft_text <> OLD.draft_text THEN
            RAISE EXCEPTION 'a deletion takes back the words that stand there and has none of its own' USING ERRCODE = 'EA007';
          END IF;
        ELSIF NOT EXISTS (SELECT 1 FROM publication t JOIN reply o ON o.id = t.reply_id
            WHERE t.id = NEW.amends AND t.state = 'published' AND t.mode = 'api' AND t.external_id IS NOT NULL AND o.kind = 'post'
              AND (o.brand_id, o.case_id, o.parent_mention_id, t.account_id) = (NEW.brand_id, NEW.case_id, NEW.parent_mention_id, NEW.account_id)) THEN
          RAISE EXCEPTION 'only what Earshot has posted from this account, in this case, can be amended' USING ERRCODE = 'EA007';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER reply_amends_made BEFORE INSERT ON reply FOR EACH ROW WHEN (NEW.kind <> 'post') EXECUTE FUNCTION reply_amends_guard();
      CREATE TRIGGER reply_amends_kept BEFORE UPDATE ON reply FOR EACH ROW
        WHEN (OLD.kind <> 'post' OR NEW.kind <> 'post') EXECUTE FUNCTION reply_amends_guard();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER reply_amends_made ON reply;
      DROP TRIGGER reply_amends_kept ON reply;
      DROP FUNCTION reply_amends_guard(), approval_problem(uuid), reply_content_hash(uuid);
      ALTER FUNCTION approval_problem_of_post(uuid) RENAME TO approval_problem;
      ALTER FUNCTION reply_content_hash_of_post(uuid) RENAME TO reply_content_hash;
      DROP TABLE publication_standing;
      ALTER TABLE publication_attempt DROP COLUMN seq;
      DROP INDEX ix_reply_amends;
      ALTER TABLE reply DROP CONSTRAINT reply_amends_check, DROP COLUMN amend_reason, DROP COLUMN amends, DROP COLUMN kind, DROP COLUMN send_at;
      DROP TABLE sending_hours, account_rate;
    `);
  }
}
