/**
 * How deeply a reply is reviewed: the brand's policy in versions, the plan a reply was submitted under, the step each approval fills,
 * and what a reviewer overruled. A plan only gets stricter while the reply is in review; nothing leaves while a step of it is open
 * or a finding that stops the reply stands; whoever wrote a word fills no step and overrules nothing.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an approval does not hold now, in one word; null when it does. */
const approvalProblem = (more: { person: string; findings: string }): string => `
  CREATE OR REPLACE FUNCTION approval_problem(p_approval uuid) RETURNS text LANGUAGE sql STABLE AS $f$
    SELECT CASE
      WHEN ap.revoked_at IS NOT NULL THEN 'revoked'
      -- Given "later than now": the clock was wrong, and how old it is cannot be told.
      WHEN ap.expires_at <= now() OR ap.approved_at > now() + interval '10 minutes' THEN 'expired'
      WHEN NOT q.active OR NOT q.roles && ARRAY['reviewer','lead'] ${more.person} THEN 'reviewer-left'
      WHEN EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = ap.reply_id AND ra.person_id = ap.reviewer_id) THEN 'own-words'
      WHEN v.number IS DISTINCT FROM r.current_version THEN 'other-version'
      WHEN ap.content_hash <> reply_content_hash(ap.reply_version_id) THEN 'changed'
      ${more.findings}
      WHEN p.deleted_at IS NOT NULL THEN 'parent-deleted'
      WHEN a.state <> 'active' OR NOT a.can_publish THEN 'account'
      WHEN b.sample THEN 'sample'
    END
    FROM approval ap
    JOIN reply_version v ON v.id = ap.reply_version_id
    JOIN reply r ON r.id = ap.reply_id AND r.id = v.reply_id
    JOIN account a ON a.id = r.account_id
    JOIN mention p ON p.id = r.parent_mention_id
    JOIN brand b ON b.id = r.brand_id
    JOIN person q ON q.id = ap.reviewer_id
    WHERE ap.id = p_approval
  $f$`;

export class Review1700000001000 implements MigrationInterface {
  name = 'Review1700000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE brand ADD COLUMN review_depth text NOT NULL DEFAULT 'one'
        CONSTRAINT brand_review_depth_check CHECK (review_depth IN ('one','earned'));
      COMMENT ON COLUMN brand.review_depth IS 'Until the brand has a review policy, which says it from then on';

      CREATE TABLE review_policy (
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        version integer NOT NULL CHECK (version >= 1),
        depth text NOT NULL CHECK (depth IN ('one','earned')),
        threshold double precision NOT NULL CHECK (threshold BETWEEN 0.5 AND 0.99),
        probation_replies integer CHECK (probation_replies BETWEEN 1 AND 200),
        probation_days integer CHECK (probation_days BETWEEN 1 AND 365),
        rules jsonb NOT NULL DEFAULT '[]',
        made_by uuid NOT NULL REFERENCES person(id),
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (brand_id, version)
      );
      COMMENT ON TABLE review_policy IS 'The highest version of a brand is in force; replies keep the plan they were submitted under';
      CREATE TRIGGER review_policy_immutable BEFORE UPDATE OR DELETE ON review_policy
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();
      CREATE TRIGGER review_policy_no_truncate BEFORE TRUNCATE ON review_policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      ALTER TABLE reply ADD COLUMN review_plan jsonb
        CONSTRAINT reply_review_plan_check CHECK (review_plan IS NULL OR jsonb_array_length(review_plan->'steps') BETWEEN 1 AND 10);
      COMMENT ON COLUMN reply.review_plan IS 'Steps of the review, fixed at submission; without one: any reviewer';

      ALTER TABLE reply_version ADD COLUMN overrule_asked text
        CONSTRAINT reply_version_overrule_asked_check CHECK (btrim(overrule_asked) <> '');
      COMMENT ON COLUMN reply_version.overrule_asked IS 'Why its author thinks that what stops it is wrong';
      CREATE INDEX ix_reply_version_author ON reply_version (author_id, created_at);

      ALTER TABLE review_decision ADD COLUMN reasons text[] NOT NULL DEFAULT '{}'
        CONSTRAINT review_decision_reasons_check CHECK (reasons <@ ARRAY['tone','typo','wrong-fact','missing-answer','promise','privacy','policy','language','length','other']);

      ALTER TABLE approval ADD COLUMN step integer NOT NULL DEFAULT 1 CONSTRAINT approval_step_check CHECK (step >= 0);
      COMMENT ON COLUMN approval.step IS 'Which step of the plan it fills, from 1; 0: a lead who alone suffices';
      CREATE UNIQUE INDEX uq_approval_step ON approval (reply_version_id, step) WHERE revoked_at IS NULL;

      CREATE TABLE finding_overrule (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_version_id uuid NOT NULL REFERENCES reply_version(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        code text NOT NULL CHECK (code <> ''),
        span_start integer NOT NULL CHECK (span_start >= 0),
        span_end integer NOT NULL CHECK (span_end >= span_start),
        person_id uuid NOT NULL REFERENCES person(id),
        role text NOT NULL CHECK (role IN ('reviewer','lead')),
        reason text NOT NULL CHECK (btrim(reason) <> ''),
        at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_finding_overrule UNIQUE (reply_version_id, code, span_start, span_end)
      );
      COMMENT ON TABLE finding_overrule IS 'A finding that stops the reply, and who says with which reason that it is wrong here';
      CREATE TRIGGER finding_overrule_immutable BEFORE UPDATE OR DELETE ON finding_overrule
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();
      CREATE TRIGGER finding_overrule_no_truncate BEFORE TRUNCATE ON finding_overrule FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION finding_overrule_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      DECLARE stored jsonb;
      BEGIN
        SELECT f INTO stored FROM reply_version v JOIN reply r ON r.id = v.reply_id
          LEFT JOIN LATERAL (SELECT f FROM jsonb_array_elements(v.findings) f WHERE f->>'level' = 'block' AND f->>'code' = NEW.code
            AND (f->>'start')::int = NEW.span_start AND (f->>'end')::int = NEW.span_end LIMIT 1) found ON true
          WHERE v.id = NEW.reply_version_id AND v.number = r.current_version AND r.state = 'in_review' AND r.brand_id = NEW.brand_id;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'only findings of the version in review are overruled' USING ERRCODE = 'EA002';
        END IF;
        IF EXISTS (SELECT 1 FROM reply_author ra JOIN reply_version v ON v.reply_id = ra.reply_id
                   WHERE v.id = NEW.reply_version_id AND ra.person_id = NEW.person_id) THEN
          RAISE EXCEPTION 'nobody overrules what the checks say of words of their own' USING ERRCODE = 'EA003';
        END IF;
        IF NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person_id AND p.active AND NEW.role = ANY(p.roles)) THEN
          RAISE EXCEPTION 'only an active reviewer or lead overrules a finding' USING ERRCODE = 'EA003';
        END IF;
        IF stored IS NOT NULL AND (stored->>'overrulableBy' IS NULL OR stored->>'overrulableBy' = 'lead' AND NEW.role <> 'lead') THEN
          RAISE EXCEPTION 'this finding is overruled by %', coalesce('a ' || (stored->>'overrulableBy'), 'nobody') USING ERRCODE = 'EA011';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER finding_overrule_guard BEFORE INSERT ON finding_overrule FOR EACH ROW EXECUTE FUNCTION finding_overrule_guard();

      -- Does a finding stand that stops this version, and that nobody but its authors has overruled? What a lead signs is no such one.
      CREATE FUNCTION version_blocked(p_version uuid) RETURNS boolean LANGUAGE sql STABLE AS $f$
        SELECT EXISTS (SELECT 1 FROM reply_version v, jsonb_array_elements(v.findings) f
          WHERE v.id = p_version AND f->>'level' = 'block' AND NOT coalesce((f->>'cosign')::boolean, false) AND NOT EXISTS (SELECT 1 FROM finding_overrule o
            WHERE o.reply_version_id = v.id AND o.code = f->>'code' AND o.span_start = (f->>'start')::int AND o.span_end = (f->>'end')::int
              AND NOT EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = v.reply_id AND ra.person_id = o.person_id)))
      $f$;

      CREATE FUNCTION review_steps(p_plan jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $f$
        SELECT coalesce(p_plan->'steps', '[{"by":"reviewer"}]')
      $f$;
      CREATE FUNCTION review_lead_suffices(p_plan jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $f$
        SELECT coalesce((p_plan->>'leadSuffices')::boolean, true)
      $f$;
      CREATE FUNCTION review_may_fill(p_plan jsonb, p_step integer, p_person uuid, p_roles text[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $f$
        SELECT coalesce(CASE
          WHEN p_step = 0 THEN review_lead_suffices(p_plan) AND 'lead' = ANY(p_roles)
          WHEN one.step->>'by' = 'reviewer' THEN true
          WHEN one.step->>'by' = 'lead' THEN 'lead' = ANY(p_roles)
          WHEN one.step->>'by' = 'people' THEN one.step->'people' ? p_person::text
        END, false) FROM (SELECT review_steps(p_plan)->(p_step - 1) AS step) one
      $f$;

      -- Is everything that the old plan asks for asked for by the new one? Its steps in their order, each as strict, more among them.
      CREATE FUNCTION review_plan_covers(p_new jsonb, p_old jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $f$
      DECLARE want jsonb; has jsonb; n integer := 0; found boolean;
      BEGIN
        IF review_lead_suffices(p_new) AND NOT review_lead_suffices(p_old) THEN RETURN false; END IF;
        IF coalesce((p_old->>'ordered')::boolean, false) AND NOT coalesce((p_new->>'ordered')::boolean, false) THEN RETURN false; END IF;
        FOR want IN SELECT * FROM jsonb_array_elements(review_steps(p_old)) LOOP
          found := false;
          WHILE NOT found AND n < jsonb_array_length(review_steps(p_new)) LOOP
            has := review_steps(p_new)->n;
            n := n + 1;
            found := want->>'by' = 'reviewer' OR want->>'by' = 'lead' AND has->>'by' = 'lead'
              OR want->>'by' = 'people' AND has->>'by' = 'people' AND has->'people' <@ (want->'people');
          END LOOP;
          IF NOT found THEN RETURN false; END IF;
        END LOOP;
        RETURN true;
      END $f$;

      CREATE FUNCTION review_plan_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      DECLARE alive boolean;
      BEGIN
        alive := EXISTS (SELECT 1 FROM approval WHERE reply_id = NEW.id AND revoked_at IS NULL);
        IF OLD.state NOT IN ('draft','changes_requested') OR alive THEN
          IF NOT review_plan_covers(NEW.review_plan, OLD.review_plan) THEN
            RAISE EXCEPTION 'the plan of a review only gets stricter until it is over' USING ERRCODE = 'EA007';
          END IF;
          -- What somebody has filled stays where it is.
          IF alive AND EXISTS (SELECT 1 FROM generate_series(0, jsonb_array_length(review_steps(OLD.review_plan)) - 1) n
              WHERE review_steps(OLD.review_plan)->n IS DISTINCT FROM review_steps(NEW.review_plan)->n) THEN
            RAISE EXCEPTION 'steps of a review that has begun stay as they are; further ones follow them' USING ERRCODE = 'EA007';
          END IF;
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER reply_review_plan BEFORE UPDATE ON reply FOR EACH ROW
        WHEN (NEW.review_plan IS DISTINCT FROM OLD.review_plan) EXECUTE FUNCTION review_plan_guard();

      -- Beside approval_guard: the step is one of the plan, is for this person, and its turn has come.
      CREATE FUNCTION approval_step_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      DECLARE plan jsonb; roles text[];
      BEGIN
        SELECT r.review_plan INTO plan FROM reply r WHERE r.id = NEW.reply_id;
        SELECT p.roles INTO roles FROM person p WHERE p.id = NEW.reviewer_id;
        IF NOT review_may_fill(plan, NEW.step, NEW.reviewer_id, roles) THEN
          RAISE EXCEPTION 'the review plan asks for somebody else here' USING ERRCODE = 'EA010';
        END IF;
        IF coalesce((plan->>'ordered')::boolean, false) AND EXISTS (SELECT 1 FROM generate_series(1, NEW.step - 1) n WHERE NOT EXISTS (
            SELECT 1 FROM approval ap WHERE ap.reply_version_id = NEW.reply_version_id AND ap.revoked_at IS NULL AND ap.step = n)) THEN
          RAISE EXCEPTION 'the steps before this one come first' USING ERRCODE = 'EA010';
        END IF;
        IF version_blocked(NEW.reply_version_id) THEN
          RAISE EXCEPTION 'a finding stops this version: it is overruled with a reason first' USING ERRCODE = 'EA011';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER approval_step_guard BEFORE INSERT ON approval FOR EACH ROW EXECUTE FUNCTION approval_step_guard();

      ${approvalProblem({
        person: 'OR NOT review_may_fill(r.review_plan, ap.step, q.id, q.roles)',
        findings: `WHEN version_blocked(v.id) THEN 'blocked'`,
      })};

      -- null once every step of the plan is filled by an approval that holds (or a lead's, where that suffices). That nothing
      -- is ever posted from a sample, or not now from this account, is no fault of the review.
      CREATE FUNCTION review_problem(p_version uuid) RETURNS text LANGUAGE sql STABLE AS $f$
        WITH holds AS (SELECT ap.step, 'lead' = ANY(q.roles) AS lead FROM approval ap JOIN person q ON q.id = ap.reviewer_id
          WHERE ap.reply_version_id = p_version AND ap.revoked_at IS NULL
            AND coalesce(approval_problem(ap.id), 'sample') IN ('sample','account'))
        SELECT CASE
          -- What goes beyond its author's authority is signed by a lead.
          WHEN EXISTS (SELECT 1 FROM jsonb_array_elements(v.findings) f WHERE (f->>'cosign')::boolean)
            AND NOT EXISTS (SELECT 1 FROM holds WHERE lead) THEN 'cosign'
          WHEN EXISTS (SELECT 1 FROM holds WHERE step = 0) THEN NULL
          WHEN EXISTS (SELECT n FROM generate_series(1, jsonb_array_length(review_steps(r.review_plan))) n EXCEPT SELECT step FROM holds)
            THEN 'incomplete' END
        FROM reply_version v JOIN reply r ON r.id = v.reply_id WHERE v.id = p_version
      $f$;

      -- Beside publication_guard, which asks about the one approval it names: all that the plan asks for, when queued and when sent.
      CREATE FUNCTION publication_review() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        PERFORM 1 FROM approval WHERE reply_version_id = NEW.reply_version_id AND revoked_at IS NULL ORDER BY id FOR SHARE;
        PERFORM 1 FROM person q WHERE q.id IN (SELECT reviewer_id FROM approval
          WHERE reply_version_id = NEW.reply_version_id AND revoked_at IS NULL) ORDER BY q.id FOR SHARE OF q;
        IF review_problem(NEW.reply_version_id) IS NOT NULL THEN
          RAISE EXCEPTION 'no publication before every step of its review is filled' USING ERRCODE = 'EA006';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER publication_review_queued BEFORE INSERT ON publication FOR EACH ROW EXECUTE FUNCTION publication_review();
      CREATE TRIGGER publication_review_sending BEFORE UPDATE ON publication FOR EACH ROW
        WHEN (NEW.state = 'sending' AND OLD.state <> 'sending') EXECUTE FUNCTION publication_review();

      -- Published replies that somebody who looked again found bad. The table of second looks comes with a later migration.
      CREATE FUNCTION bad_second_looks(p_brand uuid) RETURNS TABLE (reply_id uuid, judged_at timestamptz) LANGUAGE plpgsql STABLE AS $f$
      BEGIN
        IF to_regclass('second_review') IS NULL THEN RETURN; END IF;
        RETURN QUERY SELECT p.reply_id, s.judged_at FROM second_review s JOIN publication p ON p.id = s.publication_id
          WHERE p.brand_id = p_brand AND s.verdict = 'bad';
      END $f$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION bad_second_looks(uuid);
      DROP TRIGGER publication_review_queued ON publication;
      DROP TRIGGER publication_review_sending ON publication;
      DROP TRIGGER approval_step_guard ON approval;
      DROP TRIGGER reply_review_plan ON reply;
      ${approvalProblem({ person: '', findings: '' })};
      DROP FUNCTION publication_review(), review_problem(uuid), approval_step_guard(), review_plan_guard(), version_blocked(uuid),
        review_plan_covers(jsonb, jsonb), review_may_fill(jsonb, integer, uuid, text[]), review_lead_suffices(jsonb), review_steps(jsonb);
      DROP TABLE finding_overrule, review_policy;
      DROP FUNCTION finding_overrule_guard();
      DROP INDEX uq_approval_step, ix_reply_version_author;
      ALTER TABLE approval DROP COLUMN step;
      ALTER TABLE review_decision DROP COLUMN reasons;
      ALTER TABLE reply_version DROP COLUMN overrule_asked;
      ALTER TABLE reply DROP COLUMN review_plan;
      ALTER TABLE brand DROP COLUMN review_depth;
    `);
  }
}
