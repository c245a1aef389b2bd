/** Core tables: organisation, people, sessions, audit chain, outbox, schedules, per-host rate state, notifications. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Core1700000000100 implements MigrationInterface {
  name = 'Core1700000000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE brand (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (btrim(name) <> ''),
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]*$'),
        languages text[] NOT NULL DEFAULT '{en}',
        allow_words text[] NOT NULL DEFAULT '{}',
        sample boolean NOT NULL DEFAULT false,
        flag_risk integer NOT NULL DEFAULT 45 CHECK (flag_risk BETWEEN 1 AND 100),
        undo_seconds integer NOT NULL DEFAULT 15 CHECK (undo_seconds BETWEEN 0 AND 86400),
        approval_hours integer NOT NULL DEFAULT 24 CHECK (approval_hours BETWEEN 1 AND 720),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN brand.flag_risk IS 'A mention whose risk reaches this is flagged and opens a case';
      COMMENT ON COLUMN brand.undo_seconds IS 'Between approval and sending';

      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        email text NOT NULL CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
        name text NOT NULL CHECK (btrim(name) <> ''),
        password_hash text NOT NULL,
        roles text[] NOT NULL CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['agent','reviewer','lead','executive','admin']),
        locale text NOT NULL DEFAULT 'en' CHECK (locale IN ('en','hi','ta')),
        languages text[] NOT NULL DEFAULT '{en}',
        time_zone text NOT NULL DEFAULT 'UTC',
        active boolean NOT NULL DEFAULT true,
        sample boolean NOT NULL DEFAULT false,
        available boolean NOT NULL DEFAULT false,
        capacity integer NOT NULL DEFAULT 20 CHECK (capacity BETWEEN 0 AND 1000),
        last_assigned_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_person_email UNIQUE (email)
      );
      COMMENT ON COLUMN person.languages IS 'Languages the person answers in: en, hi, ta, hi-Latn, ta-Latn';

      CREATE TABLE session (
        id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        csrf_token text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ip text,
        user_agent text
      );
      CREATE INDEX ix_session_person ON session (person_id);
      CREATE INDEX ix_session_expires ON session (expires_at);

      CREATE TABLE sign_in_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        key text NOT NULL,
        succeeded boolean NOT NULL
      );
      CREATE INDEX ix_sign_in_attempt_key ON sign_in_attempt (key, at);
      COMMENT ON COLUMN sign_in_attempt.key IS 'Hash of the address or of the e-mail tried, never in clear';

      CREATE TABLE audit_entry (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        actor_kind text NOT NULL CHECK (actor_kind IN ('person','system','platform')),
        actor_id uuid,
        action text NOT NULL CHECK (action ~ '^[a-z][a-z0-9-]*([.][a-z][a-z0-9-]*)+$'),
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        brand_id uuid,
        details jsonb NOT NULL DEFAULT '{}',
        prev_hash bytea NOT NULL,
        hash bytea NOT NULL,
        CHECK (actor_kind <> 'person' OR actor_id IS NOT NULL)
      );
      CREATE INDEX ix_audit_entry_subject ON audit_entry (subject_kind, subject_id, seq);
      CREATE INDEX ix_audit_entry_actor ON audit_entry (actor_id, seq);

      -- The bytes an entry is judged by. Version 1 of the format; a change of format is a new function beside this one.
      CREATE FUNCTION audit_entry_hash(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $f$
        SELECT sha256(convert_to(jsonb_build_array(
          1, e.seq, extract(epoch FROM e.at)::numeric::text, e.actor_kind, e.actor_id, e.action, e.subject_kind, e.subject_id,
          e.brand_id, e.details, encode(e.prev_hash, 'hex'))::text, 'UTF8'))
      $f$;

      -- Chains each entry to the one before. The lock is held to the end of the transaction, so entries are written last
      -- (inTransaction does that), and the chain's order is the order of commits.
      CREATE FUNCTION audit_entry_chain() RETURNS trigger LANGUAGE plpgsql AS $f$
      DECLARE last audit_entry;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('earshot.audit'));
        SELECT * INTO last FROM audit_entry ORDER BY seq DESC LIMIT 1;
        NEW.seq := coalesce(last.seq, 0) + 1;
        NEW.prev_hash := coalesce(last.hash, sha256('earshot'::bytea));
        NEW.hash := audit_entry_hash(NEW);
        RETURN NEW;
      END $f$;
      CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_entry_chain();

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'EA001';
      END $f$;
      CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE outbox (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        job text NOT NULL,
        payload jsonb NOT NULL DEFAULT '{}',
        dedupe_key text,
        run_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        relayed_at timestamptz
      );
      CREATE INDEX ix_outbox_due ON outbox (run_at, created_at) WHERE relayed_at IS NULL;
      CREATE INDEX ix_outbox_relayed ON outbox (relayed_at) WHERE relayed_at IS NOT NULL;
      CREATE UNIQUE INDEX uq_outbox_dedupe ON outbox (job, dedupe_key) WHERE relayed_at IS NULL AND dedupe_key IS NOT NULL;

      CREATE TABLE queue_use (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        engine text NOT NULL,
        mark uuid NOT NULL,
        since timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE queue_use IS 'Which queue was handed the work: another, or one that forgot its mark, is given it again';

      CREATE TABLE schedule_run (
        name text PRIMARY KEY,
        slot timestamptz NOT NULL,
        holder text NOT NULL,
        ran_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE schedule_run IS 'Last slot of each schedule that some process took; taking a slot twice is impossible';

      CREATE TABLE host_rate (
        host text PRIMARY KEY,
        paused_until timestamptz NOT NULL,
        reason text NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE notification (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        kind text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        link text NOT NULL,
        dedupe_key text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        CONSTRAINT uq_notification_dedupe UNIQUE (person_id, dedupe_key)
      );
      CREATE INDEX ix_notification_person ON notification (person_id, created_at DESC);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE notification, host_rate, schedule_run, queue_use, outbox;
      DROP TABLE audit_entry CASCADE;
      DROP FUNCTION IF EXISTS audit_entry_chain();
      DROP FUNCTION IF EXISTS refuse_change();
      DROP TABLE sign_in_attempt, session, person, brand;
    `);
  }
}
