/**
 * Alerts, the rules of who is told, where it is delivered, the morning digest, and crisis mode. While a crisis of a brand is open no
 * publication of it can leave: publication_crisis() refuses it, whoever asks.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Alerts1700000000500 implements MigrationInterface {
  name = 'Alerts1700000000500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE crisis (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        reason text NOT NULL CHECK (btrim(reason) <> ''),
        opened_by uuid NOT NULL REFERENCES person(id),
        opened_at timestamptz NOT NULL DEFAULT now(),
        lifted_by uuid REFERENCES person(id),
        lifted_at timestamptz,
        lift_reason text,
        CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (btrim(coalesce(lift_reason, '')) = ''))
      );
      CREATE UNIQUE INDEX uq_crisis_open ON crisis (brand_id) WHERE lifted_at IS NULL;
      CREATE INDEX ix_crisis_brand ON crisis (brand_id, opened_at);

      CREATE TABLE alert (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid REFERENCES brand(id) ON DELETE CASCADE,
        incident_id uuid REFERENCES incident(id) ON DELETE CASCADE,
        crisis_id uuid REFERENCES crisis(id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('spike','mood','grave','spread','feed','account','quota','crisis','sla')),
        subject jsonb NOT NULL DEFAULT '{}',
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','acknowledged','snoozed','resolved')),
        facts jsonb NOT NULL DEFAULT '[]',
        stakes jsonb NOT NULL DEFAULT '{}',
        opened_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        ended_at timestamptz,
        heard_updates integer NOT NULL DEFAULT 0,
        tellings integer NOT NULL DEFAULT 0 CHECK (tellings >= 0),
        told_at timestamptz,
        tell_at timestamptz,
        owner_id uuid REFERENCES person(id),
        acknowledged_by uuid REFERENCES person(id),
        acknowledged_at timestamptz,
        snoozed_by uuid REFERENCES person(id),
        snoozed_until timestamptz,
        resolved_by uuid REFERENCES person(id),
        resolved_at timestamptz,
        resolution text,
        marked text CHECK (marked IN ('right','wrong')),
        marked_by uuid REFERENCES person(id),
        marked_at timestamptz,
        marked_words text,
        CONSTRAINT uq_alert_incident UNIQUE (incident_id),
        CONSTRAINT uq_alert_crisis UNIQUE (crisis_id),
        CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
        CHECK ((state = 'resolved') = (resolved_at IS NOT NULL)),
        CHECK ((marked IS NULL) = (marked_at IS NULL))
      );
      CREATE INDEX ix_alert_newest ON alert (opened_at, id);
      CREATE INDEX ix_alert_active ON alert (opened_at, id) WHERE state <> 'resolved';
      CREATE INDEX ix_alert_tell ON alert (tell_at) WHERE tell_at IS NOT NULL;
      CREATE INDEX ix_alert_snoozed ON alert (snoozed_until) WHERE snoozed_until IS NOT NULL;
      COMMENT ON COLUMN alert.heard_updates IS 'Updates of the incident that are in these facts';
      COMMENT ON COLUMN alert.tellings IS 'How often people were spoken to: the number of the latest telling';
      COMMENT ON COLUMN alert.tell_at IS 'When a change that waits so as not to storm is told';

      CREATE TABLE alert_event (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        alert_id uuid NOT NULL REFERENCES alert(id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        actor_id uuid REFERENCES person(id),
        kind text NOT NULL,
        details jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX ix_alert_event_alert ON alert_event (alert_id, at, id);
      CREATE TRIGGER alert_event_append_only BEFORE UPDATE ON alert_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- It goes only with its alert, and that only with its sample brand.
      CREATE FUNCTION alert_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_TABLE_NAME = 'alert_event' THEN
          IF EXISTS (SELECT 1 FROM alert WHERE id = OLD.alert_id) THEN
            RAISE EXCEPTION 'alert_event is append-only' USING ERRCODE = 'EA001';
          END IF;
        ELSIF OLD.brand_id IS NULL OR EXISTS (SELECT 1 FROM brand WHERE id = OLD.brand_id) THEN
          RAISE EXCEPTION 'an alert is never deleted' USING ERRCODE = 'EA001';
        END IF;
        RETURN OLD;
      END $f$;
      CREATE TRIGGER alert_event_no_delete BEFORE DELETE ON alert_event FOR EACH ROW EXECUTE FUNCTION alert_keep();
      CREATE TRIGGER alert_no_delete BEFORE DELETE ON alert FOR EACH ROW EXECUTE FUNCTION alert_keep();

      CREATE TABLE alert_endpoint (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        kind text NOT NULL CHECK (kind IN ('webhook','slack','teams')),
        name text NOT NULL CHECK (btrim(name) <> ''),
        address text NOT NULL,
        sealed bytea NOT NULL,
        active boolean NOT NULL DEFAULT true,
        removed_at timestamptz,
        old_secret_until timestamptz,
        last_ok_at timestamptz,
        last_error_at timestamptz,
        last_words text,
        created_by uuid NOT NULL REFERENCES person(id),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN alert_endpoint.address IS 'What may be shown of the URL';
      COMMENT ON COLUMN alert_endpoint.sealed IS 'URL and signing secrets, sealed by the vault';

      CREATE TABLE alert_rule (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL CHECK (btrim(name) <> ''),
        built_in text,
        active boolean NOT NULL DEFAULT true,
        person_ids uuid[] NOT NULL DEFAULT '{}',
        roles text[] NOT NULL DEFAULT '{}' CHECK (roles <@ ARRAY['agent','reviewer','lead','executive','admin']),
        brand_ids uuid[],
        kinds text[] CHECK (kinds IS NULL OR cardinality(kinds) > 0),
        min_level smallint NOT NULL CHECK (min_level BETWEEN 1 AND 5),
        channels text[] NOT NULL DEFAULT '{bell}' CHECK (channels <@ ARRAY['bell','email']),
        endpoint_ids uuid[] NOT NULL DEFAULT '{}',
        quiet jsonb,
        chain jsonb NOT NULL DEFAULT '[]',
        created_by uuid REFERENCES person(id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_alert_rule_built_in UNIQUE (built_in)
      );
      COMMENT ON COLUMN alert_rule.built_in IS 'Code of a rule that comes with Earshot; never removed';
      COMMENT ON COLUMN alert_rule.quiet IS 'from and to as local times of day in the zone of each person';
      INSERT INTO alert_rule (name, built_in, roles, kinds, min_level, channels, quiet, chain) VALUES
        ('Executives: what is serious', 'executives', '{executive}', '{spike,mood,grave,spread,crisis,sla}', 4, '{bell,email}',
          '{"from":"22:00","to":"07:00"}', '[]'),
        ('Care leads: everything but noise', 'leads', '{lead}', '{spike,mood,grave,spread,sla}', 2, '{bell}', NULL, '[]'),
        ('Care leads: what is serious', 'leads-serious', '{lead}', '{spike,mood,grave,spread,crisis,sla}', 4, '{bell,email}',
          '{"from":"22:00","to":"07:00"}',
          '[{"afterMinutes":15,"personIds":[],"roles":["executive"],"channels":["bell","email"],"endpointIds":[]}]'),
        ('Administrators: feeds, accounts and quotas', 'administrators', '{admin}', '{feed,account,quota}', 1, '{bell,email}',
          '{"from":"22:00","to":"07:00"}',
          '[{"afterMinutes":240,"personIds":[],"roles":["lead"],"channels":["bell"],"endpointIds":[]}]');

      CREATE TABLE alert_chain (
        alert_id uuid NOT NULL REFERENCES alert(id) ON DELETE CASCADE,
        rule_id uuid NOT NULL REFERENCES alert_rule(id) ON DELETE CASCADE,
        step integer NOT NULL DEFAULT 0 CHECK (step >= 0),
        due_at timestamptz,
        PRIMARY KEY (alert_id, rule_id)
      );
      CREATE INDEX ix_alert_chain_due ON alert_chain (due_at) WHERE due_at IS NOT NULL;
      COMMENT ON TABLE alert_chain IS 'Whom a rule tells next while nobody acknowledges, and when; no time: nobody any more';

      CREATE TABLE alert_delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        alert_id uuid NOT NULL REFERENCES alert(id) ON DELETE CASCADE,
        number integer NOT NULL CHECK (number >= 1),
        telling text NOT NULL CHECK (telling IN ('raised','updated','risen','ended','reopened','escalated','woken')),
        channel text NOT NULL CHECK (channel IN ('bell','email','webhook','slack','teams')),
        target uuid NOT NULL,
        person_id uuid REFERENCES person(id),
        endpoint_id uuid REFERENCES alert_endpoint(id),
        rule_id uuid REFERENCES alert_rule(id) ON DELETE SET NULL,
        state text NOT NULL CHECK (state IN ('held','queued','sending','sent','failed','merged','cancelled')),
        created_at timestamptz NOT NULL,
        held_until timestamptz,
        merged_into uuid REFERENCES alert_delivery(id) ON DELETE SET NULL,
        not_before timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        tried_at timestamptz,
        sent_at timestamptz,
        error_kind text,
        error_words text,
        CONSTRAINT uq_alert_delivery UNIQUE (alert_id, number, target, channel),
        CHECK (target = coalesce(person_id, endpoint_id) AND (person_id IS NULL) <> (endpoint_id IS NULL)),
        CHECK ((channel IN ('bell','email')) = (person_id IS NOT NULL)),
        CHECK ((state = 'held') = (held_until IS NOT NULL))
      );
      CREATE INDEX ix_alert_delivery_newest ON alert_delivery (created_at, id);
      CREATE INDEX ix_alert_delivery_held ON alert_delivery (held_until) WHERE state = 'held';
      CREATE INDEX ix_alert_delivery_open ON alert_delivery (tried_at) WHERE state IN ('queued','sending');
      CREATE INDEX ix_alert_delivery_merged ON alert_delivery (merged_into) WHERE merged_into IS NOT NULL;
      COMMENT ON COLUMN alert_delivery.number IS 'Which telling of the alert';

      CREATE TABLE digest_preference (
        person_id uuid PRIMARY KEY REFERENCES person(id) ON DELETE CASCADE,
        enabled boolean NOT NULL,
        hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
        email boolean NOT NULL DEFAULT true,
        brand_id uuid REFERENCES brand(id) ON DELETE SET NULL,
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE digest_run (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person(id) ON DELETE CASCADE,
        day date NOT NULL,
        due_at timestamptz NOT NULL,
        brand_id uuid REFERENCES brand(id) ON DELETE SET NULL,
        email boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('queued','sending','sent','failed')),
        created_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        tried_at timestamptz,
        sent_at timestamptz,
        error_words text,
        CONSTRAINT uq_digest_run UNIQUE (person_id, day)
      );
      CREATE INDEX ix_digest_run_open ON digest_run (tried_at) WHERE state IN ('queued','sending');
      COMMENT ON COLUMN digest_run.day IS 'In the zone of the person';

      CREATE INDEX ix_care_case_opened ON care_case (brand_id, opened_at DESC);
      CREATE INDEX ix_publication_published ON publication (brand_id, published_at DESC) WHERE state = 'published';

      -- Sending and switching on meet here: whoever holds the lock first is seen by the other.
      CREATE FUNCTION crisis_lock(p_brand uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $f$
        SELECT hashtextextended('earshot.crisis:' || p_brand::text, 0)
      $f$;
      CREATE FUNCTION publication_crisis() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(crisis_lock(NEW.brand_id));
        IF EXISTS (SELECT 1 FROM crisis WHERE brand_id = NEW.brand_id AND lifted_at IS NULL) THEN
          RAISE EXCEPTION 'a crisis of this brand is open: nothing leaves until it is lifted' USING ERRCODE = 'EA008';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER publication_crisis BEFORE UPDATE ON publication FOR EACH ROW
        WHEN (NEW.state = 'sending' AND OLD.state <> 'sending') EXECUTE FUNCTION publication_crisis();

      CREATE FUNCTION crisis_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF EXISTS (SELECT 1 FROM brand WHERE id = OLD.brand_id) THEN
            RAISE EXCEPTION 'a crisis is never deleted' USING ERRCODE = 'EA001';
          END IF;
          RETURN OLD;
        END IF;
        PERFORM pg_advisory_xact_lock(crisis_lock(NEW.brand_id));
        IF TG_OP = 'UPDATE' AND (OLD.lifted_at IS NOT NULL OR (NEW.id, NEW.brand_id, NEW.reason, NEW.opened_by, NEW.opened_at)
            IS DISTINCT FROM (OLD.id, OLD.brand_id, OLD.reason, OLD.opened_by, OLD.opened_at)) THEN
          RAISE EXCEPTION 'a crisis can only be lifted, once' USING ERRCODE = 'EA001';
        END IF;
        IF TG_OP = 'INSERT' AND NEW.lifted_at IS NOT NULL THEN
          RAISE EXCEPTION 'a crisis begins open' USING ERRCODE = 'EA001';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER crisis_guard BEFORE INSERT OR UPDATE OR DELETE ON crisis FOR EACH ROW EXECUTE FUNCTION crisis_guard();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER publication_crisis ON publication;
      DROP INDEX ix_care_case_opened, ix_publication_published;
      DROP TABLE digest_run, digest_preference, alert_delivery, alert_chain, alert_rule, alert_endpoint, alert_event, alert, crisis;
      DROP FUNCTION publication_crisis(), crisis_guard(), crisis_lock(uuid), alert_keep();
    `);
  }
}
