/**
 * What was promised to a customer, by whom it is kept and until when. A promise belongs to one version of a reply, becomes open
 * when exactly that version is public, and is kept, broken or given up by a person. What was promised never changes; who keeps it may.
 * Beside it: how like others a version was, for the index of canned replies.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Promises1700000001100 implements MigrationInterface {
  name = 'Promises1700000001100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE reply_version ADD COLUMN canned_score smallint, ADD COLUMN canned_like text,
        ADD CONSTRAINT reply_version_canned_score_check CHECK (canned_score BETWEEN 0 AND 100);
      COMMENT ON COLUMN reply_version.canned_score IS '0 to 100: likeness to the likest earlier reply; null where nothing was compared';

      CREATE TABLE commitment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES care_case(id) ON DELETE CASCADE,
        customer_id uuid NOT NULL REFERENCES customer(id),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        reply_version_id uuid NOT NULL REFERENCES reply_version(id) ON DELETE CASCADE,
        words text NOT NULL,
        span_start integer NOT NULL,
        span_end integer NOT NULL,
        kind text NOT NULL,
        who text NOT NULL,
        due_words text NOT NULL DEFAULT '',
        owner_id uuid NOT NULL REFERENCES person(id),
        due_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'proposed',
        beyond boolean NOT NULL DEFAULT false,
        confirmed_by uuid NOT NULL REFERENCES person(id),
        confirmed_at timestamptz NOT NULL DEFAULT now(),
        cosigned_by uuid REFERENCES person(id),
        opened_at timestamptz,
        settled_at timestamptz,
        settled_by uuid REFERENCES person(id),
        comment text,
        owner_told_at timestamptz,
        leads_told_at timestamptz,
        CONSTRAINT uq_commitment_span UNIQUE (reply_version_id, span_start),
        CONSTRAINT commitment_state_check CHECK (state IN ('proposed','open','kept','broken','cancelled')),
        CONSTRAINT commitment_words_check CHECK (btrim(words) <> ''),
        CONSTRAINT commitment_span_check CHECK (span_start >= 0 AND span_end > span_start),
        CONSTRAINT commitment_settled_check CHECK ((state IN ('kept','broken','cancelled')) = (settled_at IS NOT NULL)),
        CONSTRAINT commitment_opened_check CHECK (opened_at IS NOT NULL OR state IN ('proposed','cancelled'))
      );
      CREATE INDEX ix_commitment_case ON commitment (case_id, due_at);
      CREATE INDEX ix_commitment_reply ON commitment (reply_id) WHERE state = 'proposed';
      CREATE INDEX ix_commitment_due ON commitment (due_at) WHERE state = 'open';
      COMMENT ON COLUMN commitment.beyond IS 'More than its author may give: somebody who may has to sign with them (cosigned_by)';
      COMMENT ON COLUMN commitment.span_start IS 'UTF-16 offsets in the text of the version, end exclusive';

      CREATE FUNCTION commitment_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.state <> 'proposed' OR NEW.opened_at IS NOT NULL OR NEW.cosigned_by IS NOT NULL THEN
            RAISE EXCEPTION 'a promise begins as proposed' USING ERRCODE = 'EA001';
          END IF;
          IF NOT EXISTS (SELECT 1 FROM reply_version v JOIN reply r ON r.id = v.reply_id JOIN care_case c ON c.id = r.case_id
                         WHERE v.id = NEW.reply_version_id AND r.id = NEW.reply_id AND c.id = NEW.case_id
                           AND c.customer_id = NEW.customer_id AND r.brand_id = NEW.brand_id AND position(NEW.words IN v.text) > 0) THEN
            RAISE EXCEPTION 'a promise stands in the version that makes it' USING ERRCODE = 'EA001';
          END IF;
          RETURN NEW;
        END IF;
        IF (NEW.id, NEW.brand_id, NEW.case_id, NEW.reply_id, NEW.reply_version_id, NEW.words, NEW.span_start, NEW.span_end,
            NEW.kind, NEW.who, NEW.due_words, NEW.due_at, NEW.beyond, NEW.confirmed_by, NEW.confirmed_at)
           IS DISTINCT FROM
           (OLD.id, OLD.brand_id, OLD.case_id, OLD.reply_id, OLD.reply_version_id, OLD.words, OLD.span_start, OLD.span_end,
            OLD.kind, OLD.who, OLD.due_words, OLD.due_at, OLD.beyond, OLD.confirmed_by, OLD.confirmed_at) THEN
          RAISE EXCEPTION 'what was promised never changes' USING ERRCODE = 'EA001';
        END IF;
        IF NEW.state <> OLD.state THEN
          IF NOT ((OLD.state, NEW.state) IN (('proposed','open'), ('proposed','cancelled'), ('cancelled','open'), ('open','kept'),
              ('open','broken'), ('open','cancelled'), ('kept','open'), ('broken','open'), ('broken','kept'))) THEN
            RAISE EXCEPTION 'a promise cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'EA001';
          END IF;
          IF NEW.state = 'open' AND NOT EXISTS (SELECT 1 FROM publication pu
              WHERE pu.reply_version_id = NEW.reply_version_id AND pu.state = 'published') THEN
            RAISE EXCEPTION 'a promise is open once the customer can read it' USING ERRCODE = 'EA001';
          END IF;
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER commitment_guard BEFORE INSERT OR UPDATE ON commitment FOR EACH ROW EXECUTE FUNCTION commitment_guard();
      CREATE TRIGGER commitment_no_delete BEFORE DELETE ON commitment FOR EACH ROW EXECUTE FUNCTION refuse_delete_while_brand_lives();
      CREATE TRIGGER commitment_no_truncate BEFORE TRUNCATE ON commitment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE commitment;
      DROP FUNCTION commitment_guard();
      ALTER TABLE reply_version DROP COLUMN canned_score, DROP COLUMN canned_like;
    `);
  }
}
