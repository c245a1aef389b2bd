/**
 * The reviewer's own clock, who is reading what, and the blind second look at what was posted. A reply in review has one open turn:
 * whose it is and until when; ended turns stay, so that the time lost in review can be counted. A second look is judged once, by
 * somebody who neither wrote nor approved the reply.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReviewDesk1700000001010 implements MigrationInterface {
  name = 'ReviewDesk1700000001010';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE review_turn (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        audience text NOT NULL CHECK (audience IN ('reviewers','person','leads')),
        person_id uuid REFERENCES person(id),
        why text NOT NULL,
        handed_by uuid REFERENCES person(id),
        words text,
        moves integer NOT NULL DEFAULT 0,
        began_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text,
        CONSTRAINT review_turn_person_check CHECK ((audience = 'person') = (person_id IS NOT NULL)),
        CONSTRAINT review_turn_ended_check CHECK ((ended_at IS NULL) = (outcome IS NULL)),
        CONSTRAINT review_turn_order_check CHECK (ended_at >= began_at)
      );
      CREATE UNIQUE INDEX uq_review_turn_open ON review_turn (reply_id) WHERE ended_at IS NULL;
      CREATE INDEX ix_review_turn_due ON review_turn (due_at, reply_id) WHERE ended_at IS NULL;
      CREATE INDEX ix_review_turn_reply ON review_turn (reply_id, began_at);
      COMMENT ON COLUMN review_turn.moves IS 'How often it has passed on because nobody decided in time, since it was submitted';

      CREATE TABLE reply_viewer (
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person(id),
        since timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        PRIMARY KEY (reply_id, person_id)
      );

      CREATE TABLE second_review (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        publication_id uuid NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        drawn_at timestamptz NOT NULL,
        reviewer_id uuid REFERENCES person(id),
        verdict text CHECK (verdict IN ('good','bad')),
        reasons text[] NOT NULL DEFAULT '{}',
        comment text,
        judged_at timestamptz,
        CONSTRAINT uq_second_review_publication UNIQUE (publication_id),
        CONSTRAINT second_review_judged_check
          CHECK ((verdict IS NULL) = (judged_at IS NULL) AND (verdict IS NULL) = (reviewer_id IS NULL)),
        CONSTRAINT second_review_reasons_check CHECK (verdict IS DISTINCT FROM 'bad' OR cardinality(reasons) > 0)
      );
      CREATE INDEX ix_second_review_open ON second_review (brand_id, drawn_at) WHERE verdict IS NULL;
      CREATE INDEX ix_second_review_brand ON second_review (brand_id, drawn_at);

      CREATE TABLE second_look_setting (
        brand_id uuid PRIMARY KEY REFERENCES brand(id) ON DELETE CASCADE,
        percent integer NOT NULL CHECK (percent BETWEEN 0 AND 100)
      );
      COMMENT ON COLUMN second_look_setting.percent IS 'Of the published replies of the brand; brands without a row have the usual share';

      CREATE FUNCTION second_review_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF EXISTS (SELECT 1 FROM brand WHERE id = OLD.brand_id) THEN
            RAISE EXCEPTION 'a second review is never deleted' USING ERRCODE = 'EA001';
          END IF;
          RETURN OLD;
        END IF;
        IF TG_OP = 'UPDATE' AND (OLD.verdict IS NOT NULL
           OR (NEW.id, NEW.publication_id, NEW.brand_id, NEW.drawn_at) IS DISTINCT FROM (OLD.id, OLD.publication_id, OLD.brand_id, OLD.drawn_at)) THEN
          RAISE EXCEPTION 'a second review is judged once' USING ERRCODE = 'EA001';
        END IF;
        IF NEW.reviewer_id IS NOT NULL AND EXISTS (SELECT 1 FROM publication pu WHERE pu.id = NEW.publication_id AND (
             EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = pu.reply_id AND ra.person_id = NEW.reviewer_id)
             OR EXISTS (SELECT 1 FROM approval ap WHERE ap.reply_id = pu.reply_id AND ap.reviewer_id = NEW.reviewer_id))) THEN
          RAISE EXCEPTION 'nobody takes a second look at what they wrote or approved' USING ERRCODE = 'EA003';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER second_review_guard BEFORE INSERT OR UPDATE OR DELETE ON second_review
        FOR EACH ROW EXECUTE FUNCTION second_review_guard();
      CREATE TRIGGER second_review_no_truncate BEFORE TRUNCATE ON second_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE second_look_setting, second_review, reply_viewer, review_turn;
      DROP FUNCTION second_review_guard();
    `);
  }
}
