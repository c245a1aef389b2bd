/**
 * Help while a reply is written: snippets of knowledge with an owner and a day of review, what was answered before and to what words,
 * the outside assistant and what it proposed, and what of all that was used in which reply.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Help1700000001300 implements MigrationInterface {
  name = 'Help1700000001300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE snippet (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        title text NOT NULL CHECK (btrim(title) <> ''),
        text text NOT NULL CHECK (btrim(text) <> ''),
        language text NOT NULL CHECK (language IN ('en','hi','ta','hi-Latn','ta-Latn')),
        topics text[] NOT NULL DEFAULT '{}',
        owner_id uuid NOT NULL REFERENCES person(id),
        review_on date NOT NULL,
        told_for date,
        revision integer NOT NULL DEFAULT 1,
        retired_at timestamptz,
        changed_by uuid NOT NULL REFERENCES person(id),
        changed_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ix_snippet_brand ON snippet (brand_id, language) WHERE retired_at IS NULL;
      CREATE INDEX ix_snippet_review ON snippet (review_on) WHERE retired_at IS NULL;
      COMMENT ON COLUMN snippet.told_for IS 'The day of review whose passing its owner was told of';
      COMMENT ON COLUMN snippet.revision IS 'Rises with every change; a writer names the one it saw';

      CREATE TABLE answered_reply (
        reply_id uuid PRIMARY KEY REFERENCES reply(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        answered_at timestamptz NOT NULL,
        terms integer[]
      );
      CREATE INDEX ix_answered_reply_terms ON answered_reply USING gin (terms);
      CREATE INDEX ix_answered_reply_newest ON answered_reply (brand_id, answered_at);
      CREATE INDEX ix_answered_reply_unread ON answered_reply (answered_at) WHERE terms IS NULL;
      COMMENT ON COLUMN answered_reply.terms IS 'Hashes of brand, language and word of what was answered; null until it was read';

      -- Whoever publishes, and however: the reply is remembered in the same transaction.
      CREATE FUNCTION publication_answered() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        INSERT INTO answered_reply (reply_id, brand_id, answered_at) VALUES (NEW.reply_id, NEW.brand_id, NEW.published_at)
          ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $f$;
      CREATE TRIGGER publication_answered AFTER INSERT OR UPDATE OF state ON publication FOR EACH ROW
        WHEN (NEW.state = 'published') EXECUTE FUNCTION publication_answered();
      INSERT INTO answered_reply (reply_id, brand_id, answered_at)
        SELECT reply_id, brand_id, published_at FROM publication WHERE state = 'published' ON CONFLICT DO NOTHING;

      CREATE TABLE assistant (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        active boolean NOT NULL DEFAULT false,
        base_url text NOT NULL,
        model text NOT NULL CHECK (btrim(model) <> ''),
        sealed bytea NOT NULL,
        last_ok_at timestamptz,
        last_error_at timestamptz,
        last_words text,
        changed_by uuid NOT NULL REFERENCES person(id),
        changed_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN assistant.sealed IS 'Its key, sealed by the vault; without one when the server asks for none';

      CREATE TABLE assist_draft (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person(id),
        model text NOT NULL,
        text text NOT NULL CHECK (btrim(text) <> ''),
        created_at timestamptz NOT NULL DEFAULT now(),
        taken_at timestamptz
      );
      CREATE INDEX ix_assist_draft_reply ON assist_draft (reply_id);

      CREATE TABLE help_use (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person(id),
        kind text NOT NULL CHECK (kind IN ('similar','snippet','assistant')),
        similar_id uuid REFERENCES reply(id) ON DELETE CASCADE,
        snippet_id uuid REFERENCES snippet(id) ON DELETE CASCADE,
        snippet_revision integer,
        assist_id uuid REFERENCES assist_draft(id) ON DELETE CASCADE,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT help_use_of_check CHECK ((kind = 'similar') = (similar_id IS NOT NULL)
          AND (kind = 'snippet') = (snippet_id IS NOT NULL AND snippet_revision IS NOT NULL)
          AND (kind = 'assistant') = (assist_id IS NOT NULL))
      );
      CREATE INDEX ix_help_use_reply ON help_use (reply_id, at);
      CREATE INDEX ix_help_use_snippet ON help_use (snippet_id) WHERE snippet_id IS NOT NULL;

      -- A version is marked by the database: what was taken over counts, and so does a whole sentence copied by hand.
      ALTER TABLE reply_version ADD COLUMN assisted boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN reply_version.assisted IS 'The assistant had a part in it';
      CREATE FUNCTION reply_version_assisted() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        NEW.assisted := EXISTS (
          SELECT FROM assist_draft a WHERE a.reply_id = NEW.reply_id AND (a.taken_at IS NOT NULL OR EXISTS (
            SELECT FROM regexp_split_to_table(lower(a.text), '[.!?।\\n]+') AS s
            WHERE length(btrim(s)) >= 20 AND position(btrim(s) IN lower(NEW.text)) > 0)));
        RETURN NEW;
      END $f$;
      CREATE TRIGGER reply_version_assisted BEFORE INSERT ON reply_version FOR EACH ROW EXECUTE FUNCTION reply_version_assisted();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER reply_version_assisted ON reply_version;
      DROP TRIGGER publication_answered ON publication;
      ALTER TABLE reply_version DROP COLUMN assisted;
      DROP TABLE help_use, assist_draft, assistant, answered_reply, snippet;
      DROP FUNCTION reply_version_assisted(), publication_answered();
    `);
  }
}
