/** Escalation: counts and states of series, gaps of collection, incidents, watched posts with their readings, and what a deadline rests on. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Escalation1700000000400 implements MigrationInterface {
  name = 'Escalation1700000000400';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE incident (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid REFERENCES brand(id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('spike','mood','grave','spread','feed','account','quota')),
        kind_group text NOT NULL CHECK (kind_group IN ('talk','spread','feed','account','quota')),
        subject jsonb NOT NULL DEFAULT '{}',
        subject_key text NOT NULL CHECK (subject_key <> ''),
        level smallint NOT NULL CHECK (level BETWEEN 1 AND 5),
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','ended')),
        opened_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        updates integer NOT NULL DEFAULT 0 CHECK (updates >= 0),
        ended_at timestamptz,
        end_reason text,
        facts jsonb NOT NULL DEFAULT '[]',
        stakes jsonb NOT NULL DEFAULT '{}',
        tracking jsonb NOT NULL DEFAULT '{}',
        CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
        CHECK (kind_group = CASE WHEN kind IN ('spike','mood','grave') THEN 'talk' ELSE kind END)
      );
      CREATE UNIQUE INDEX uq_incident_open ON incident (kind_group, subject_key) WHERE state = 'open';
      CREATE INDEX ix_incident_brand ON incident (brand_id, opened_at);
      COMMENT ON COLUMN incident.brand_id IS 'Null when it concerns the whole installation';
      COMMENT ON COLUMN incident.subject_key IS 'The series with its brand, or the id of the mention, source or account, or the host';
      COMMENT ON COLUMN incident.updates IS 'Rises with every change that people should hear of';
      COMMENT ON COLUMN incident.facts IS 'Reasons as {code, params, points}, in order of weight';

      CREATE TABLE escalation_brand (
        brand_id uuid PRIMARY KEY REFERENCES brand(id) ON DELETE CASCADE,
        bin integer NOT NULL,
        counted uuid[] NOT NULL DEFAULT '{}',
        sensitivity real NOT NULL DEFAULT 1 CHECK (sensitivity BETWEEN 0.25 AND 4),
        seeded_at timestamptz NOT NULL,
        ticked_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN escalation_brand.bin IS 'Last bin that was judged: five minutes each, counted from 1970';
      COMMENT ON COLUMN escalation_brand.sensitivity IS '1: as shipped; higher alarms sooner and oftener';
      COMMENT ON COLUMN escalation_brand.seeded_at IS 'When its series were learned from stored history; a source that is newer waits until they are learned anew';
      COMMENT ON COLUMN escalation_brand.counted IS 'Mentions of the last minutes that were heard: one that commits late is heard once';

      CREATE TABLE spike_series (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        key text NOT NULL,
        state bytea NOT NULL,
        mood jsonb,
        gravity jsonb,
        heard_bin integer NOT NULL,
        PRIMARY KEY (brand_id, key)
      );
      COMMENT ON COLUMN spike_series.key IS 'topic|sentiment|platform, * for all; silence is the series of a topic nobody has spoken of';

      CREATE TABLE voice_bin (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        bin integer NOT NULL,
        counts jsonb NOT NULL,
        PRIMARY KEY (brand_id, bin)
      );
      COMMENT ON TABLE voice_bin IS 'Voices by series in one bin; no row: nobody spoke, or collection_gap says that nobody listened';

      CREATE TABLE collection_gap (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        brand_id uuid REFERENCES brand(id) ON DELETE CASCADE,
        platform text,
        from_bin integer NOT NULL,
        to_bin integer NOT NULL,
        CHECK (to_bin >= from_bin)
      );
      CREATE INDEX ix_collection_gap_brand ON collection_gap (brand_id, to_bin);
      COMMENT ON TABLE collection_gap IS 'Bins in which most of what is said could not be collected; no brand: the whole installation stood still';

      CREATE TABLE escalation_pulse (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        bin integer NOT NULL
      );
      COMMENT ON TABLE escalation_pulse IS 'Last bin at whose end somebody looked whether collection works';

      CREATE TABLE source_rhythm (
        source_id uuid PRIMARY KEY REFERENCES source(id) ON DELETE CASCADE,
        hours real[] NOT NULL,
        arrivals integer NOT NULL,
        observed_days real NOT NULL,
        dispersion real NOT NULL,
        usual_lag_seconds integer NOT NULL,
        reckoned_at timestamptz NOT NULL
      );
      COMMENT ON COLUMN source_rhythm.hours IS 'Arrivals to expect in each hour of the week, Monday 00:00 UTC first';

      CREATE TABLE engagement_reading (
        mention_id uuid NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        replies integer,
        reposts integer,
        likes integer,
        followers integer,
        PRIMARY KEY (mention_id, at)
      );

      CREATE TABLE spread_watch (
        mention_id uuid PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'watching' CHECK (state IN ('watching','ended')),
        version integer NOT NULL,
        since timestamptz NOT NULL,
        next_at timestamptz,
        judged_at timestamptz,
        forecast jsonb,
        end_reason text,
        CHECK ((state = 'ended') = (end_reason IS NOT NULL))
      );
      CREATE INDEX ix_spread_watch_due ON spread_watch (next_at) WHERE state = 'watching';

      ALTER TABLE source ADD COLUMN rate jsonb;
      COMMENT ON COLUMN source.rate IS 'What the platform said last of its limit: limit, remaining, resetAt, at';
      ALTER TABLE care_case ADD COLUMN due_at timestamptz, ADD COLUMN due_reason jsonb;
      COMMENT ON COLUMN care_case.due_at IS 'The earlier of the promised time and the time at which the post is forecast to reach too many';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE care_case DROP COLUMN due_at, DROP COLUMN due_reason;
      ALTER TABLE source DROP COLUMN rate;
      DROP TABLE spread_watch, engagement_reading, source_rhythm, escalation_pulse, collection_gap, voice_bin, spike_series,
        escalation_brand, incident;
    `);
  }
}
