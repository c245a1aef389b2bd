/** Accounts, sources, authors, mentions with their versions, and scores. A mention is never deleted by the product. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Listening1700000000200 implements MigrationInterface {
  name = 'Listening1700000000200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        platform text NOT NULL,
        base_url text NOT NULL,
        external_id text,
        handle text,
        display_name text,
        credentials bytea NOT NULL,
        length_rule jsonb,
        can_publish boolean NOT NULL DEFAULT true,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active','needs_attention','removed')),
        last_error text,
        checked_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX uq_account_identity ON account (brand_id, platform, external_id) WHERE state <> 'removed' AND external_id IS NOT NULL;
      COMMENT ON COLUMN account.credentials IS 'Sealed by the vault (AES-256-GCM); never readable without the key';

      CREATE TABLE source (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        account_id uuid REFERENCES account(id),
        platform text NOT NULL,
        kind text NOT NULL,
        address jsonb NOT NULL,
        key text NOT NULL,
        title text NOT NULL,
        state text NOT NULL DEFAULT 'active' CHECK (state IN ('active','paused','gone','removed')),
        cursor jsonb,
        interval_seconds integer NOT NULL DEFAULT 300 CHECK (interval_seconds BETWEEN 1 AND 86400),
        next_poll_at timestamptz NOT NULL DEFAULT now(),
        lease_owner text,
        lease_until timestamptz,
        last_polled_at timestamptz,
        last_success_at timestamptz,
        last_item_at timestamptz,
        due_since timestamptz,
        failures integer NOT NULL DEFAULT 0,
        error_kind text,
        error_words text,
        warnings jsonb NOT NULL DEFAULT '[]',
        mentions_count bigint NOT NULL DEFAULT 0,
        created_by uuid REFERENCES person(id),
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((lease_owner IS NULL) = (lease_until IS NULL))
      );
      CREATE UNIQUE INDEX uq_source_key ON source (brand_id, key) WHERE state <> 'removed';
      COMMENT ON COLUMN source.due_since IS 'When it was found due, until somebody has polled it';
      CREATE INDEX ix_source_due ON source (next_poll_at) WHERE state = 'active';

      CREATE TABLE author (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        platform text NOT NULL,
        external_id text NOT NULL,
        handle text,
        display_name text,
        profile_url text,
        followers integer,
        following integer,
        is_bot boolean,
        account_created_at timestamptz,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_author UNIQUE (platform, external_id)
      );

      CREATE TABLE followed_author (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES author(id),
        since timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (brand_id, author_id)
      );
      COMMENT ON TABLE followed_author IS 'Whatever they write next is news for the desk, flagged or not';

      CREATE TABLE mention (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        source_id uuid NOT NULL REFERENCES source(id),
        platform text NOT NULL,
        external_id text NOT NULL,
        author_id uuid NOT NULL REFERENCES author(id),
        kind text NOT NULL CHECK (kind IN ('post','review','comment','article','message')),
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        revision text NOT NULL,
        text text NOT NULL,
        title text,
        rating numeric(3,1),
        claimed_language text,
        visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public','unlisted','private','direct')),
        parent_external_id text,
        root_external_id text,
        permalink text,
        native jsonb NOT NULL DEFAULT '{}',
        media jsonb NOT NULL DEFAULT '[]',
        replies integer,
        reposts integer,
        likes integer,
        published_at timestamptz NOT NULL,
        captured_at timestamptz NOT NULL DEFAULT now(),
        edited_at timestamptz,
        deleted_at timestamptz,
        rechecked_at timestamptz,
        recheck_failure text,
        own boolean NOT NULL DEFAULT false,
        fingerprint bigint NOT NULL,
        duplicate_of uuid REFERENCES mention(id),
        spam boolean NOT NULL DEFAULT false,
        spam_by text NOT NULL DEFAULT 'scorer' CHECK (spam_by IN ('scorer','person')),
        language text NOT NULL,
        sentiment text NOT NULL CHECK (sentiment IN ('neg','neu','pos')),
        complaint real NOT NULL,
        urgency real NOT NULL,
        risk integer NOT NULL CHECK (risk BETWEEN 0 AND 100),
        flagged boolean NOT NULL DEFAULT false,
        offensive real NOT NULL DEFAULT 0,
        topics text[] NOT NULL DEFAULT '{}',
        score_model text NOT NULL DEFAULT '',
        overruled text[] NOT NULL DEFAULT '{}',
        CONSTRAINT uq_mention UNIQUE (brand_id, platform, external_id),
        CHECK (NOT (own AND flagged)),
        CHECK (NOT (spam AND flagged))
      );
      CREATE INDEX ix_mention_stream ON mention (brand_id, captured_at DESC, id);
      CREATE INDEX ix_mention_flagged ON mention (brand_id, captured_at DESC, id) WHERE flagged;
      CREATE INDEX ix_mention_recheck ON mention (source_id, rechecked_at NULLS FIRST) WHERE flagged AND deleted_at IS NULL;
      CREATE INDEX ix_mention_recheck_failure ON mention (source_id) WHERE recheck_failure IS NOT NULL;
      CREATE INDEX ix_mention_author ON mention (author_id, published_at DESC);
      CREATE INDEX ix_mention_thread ON mention (brand_id, root_external_id) WHERE root_external_id IS NOT NULL;
      CREATE INDEX ix_mention_fingerprint ON mention (brand_id, captured_at DESC) INCLUDE (fingerprint) WHERE duplicate_of IS NULL;
      CREATE INDEX ix_mention_duplicates ON mention (duplicate_of, captured_at) WHERE duplicate_of IS NOT NULL;
      CREATE INDEX ix_mention_score_model ON mention (brand_id, score_model);
      COMMENT ON COLUMN mention.overruled IS 'Fields that say what a person said, not what the scorer did';
      COMMENT ON COLUMN mention.published_at IS 'As the platform claims; the time of capture where it claims none or one in the future';

      CREATE TABLE mention_version (
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        version integer NOT NULL,
        revision text NOT NULL,
        text text NOT NULL,
        title text,
        rating numeric(3,1),
        seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (mention_id, version)
      );

      CREATE TABLE mention_sighting (
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        source_id uuid NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        first_seen_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (mention_id, source_id)
      );
      CREATE INDEX ix_mention_sighting_source ON mention_sighting (source_id);

      CREATE TABLE score (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        version integer NOT NULL,
        model text NOT NULL,
        result jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_score UNIQUE (mention_id, version, model)
      );

      CREATE TABLE score_correction (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        version integer NOT NULL,
        field text NOT NULL CHECK (field IN ('sentiment','complaint','spam','flagged','language','urgency','offensive','topics')),
        was jsonb NOT NULL,
        now jsonb NOT NULL,
        model text NOT NULL,
        withdraws uuid REFERENCES score_correction(id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person(id),
        reason text,
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_score_correction_withdraws UNIQUE (withdraws)
      );
      CREATE INDEX ix_score_correction_mention ON score_correction (mention_id, at);
      COMMENT ON COLUMN score_correction.withdraws IS 'The correction that this row takes back; now is what is shown after it';
      CREATE TRIGGER score_correction_append_only BEFORE UPDATE ON score_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- A sample brand's corrections go with it, after its mentions; no other is ever deleted.
      CREATE FUNCTION score_correction_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF EXISTS (SELECT 1 FROM mention WHERE id = OLD.mention_id) THEN
          RAISE EXCEPTION 'score_correction is append-only' USING ERRCODE = 'EA001';
        END IF;
        RETURN OLD;
      END $f$;
      CREATE TRIGGER score_correction_no_delete BEFORE DELETE ON score_correction FOR EACH ROW EXECUTE FUNCTION score_correction_keep();

      CREATE TABLE rescoring (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        since timestamptz,
        until timestamptz NOT NULL,
        model text NOT NULL,
        state text NOT NULL DEFAULT 'running' CHECK (state IN ('running','done','stopped')),
        total integer NOT NULL CHECK (total >= 0),
        done integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        flagged integer NOT NULL DEFAULT 0,
        worked_ms bigint NOT NULL DEFAULT 0,
        last_captured_at timestamptz,
        last_id uuid,
        started_by uuid REFERENCES person(id),
        started_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        CHECK ((last_captured_at IS NULL) = (last_id IS NULL)),
        CHECK ((state = 'running') = (finished_at IS NULL))
      );
      CREATE UNIQUE INDEX uq_rescoring_running ON rescoring (brand_id) WHERE state = 'running';
      CREATE INDEX ix_rescoring_brand ON rescoring (brand_id, started_at);
      COMMENT ON COLUMN rescoring.last_id IS 'Everything captured later than this mention, or as late with a smaller id, is done';

      CREATE TABLE brand_topic (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        topic text NOT NULL CHECK (topic ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
        label text NOT NULL CHECK (btrim(label) <> ''),
        words jsonb NOT NULL,
        changed_by uuid REFERENCES person(id),
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (brand_id, topic)
      );

      CREATE TABLE spam_opinion (
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        version integer NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('ham','spam','blatant')),
        asked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (mention_id, version)
      );
      COMMENT ON TABLE spam_opinion IS 'What the outside spam service said of one version of a mention';

      CREATE TABLE spam_report (
        correction_id uuid PRIMARY KEY REFERENCES score_correction(id) ON DELETE CASCADE,
        said text NOT NULL CHECK (said IN ('ham','spam')),
        at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE spam_report IS 'Corrections that the outside spam service was told of';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `DROP TABLE spam_report, spam_opinion, brand_topic, rescoring, score_correction, score, mention_sighting, mention_version, mention, followed_author, author, source, account;
       DROP FUNCTION score_correction_keep()`,
    );
  }
}
