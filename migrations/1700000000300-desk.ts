/**
 * Customers, cases, replies, approvals and publications, with the rules that never bend stated where nobody can go round them:
 * a publication without a valid approval of exactly that text, account and thread, by a person who wrote none of it, is refused
 * by publication_guard(); a second live publication of a reply is refused by uq_publication_live.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Desk1700000000300 implements MigrationInterface {
  name = 'Desk1700000000300';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE customer (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        name text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE customer_author (
        customer_id uuid NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        author_id uuid NOT NULL REFERENCES author(id),
        PRIMARY KEY (brand_id, author_id)
      );
      CREATE INDEX ix_customer_author_customer ON customer_author (customer_id);

      CREATE TABLE care_case (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY,
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        customer_id uuid NOT NULL REFERENCES customer(id),
        state text NOT NULL DEFAULT 'new' CHECK (state IN ('new','open','pending','resolved','closed')),
        severity text NOT NULL CHECK (severity IN ('urgent','high','normal','low')),
        risk integer NOT NULL CHECK (risk BETWEEN 0 AND 100),
        language text NOT NULL,
        title text NOT NULL,
        assignee_id uuid REFERENCES person(id),
        version integer NOT NULL DEFAULT 1,
        opened_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        first_response_at timestamptz,
        resolved_at timestamptz,
        CONSTRAINT uq_care_case_number UNIQUE (number)
      );
      CREATE INDEX ix_care_case_inbox ON care_case (brand_id, risk DESC, opened_at, id) WHERE state IN ('new','open','pending');
      CREATE INDEX ix_care_case_assignee ON care_case (assignee_id) WHERE state IN ('new','open','pending');
      CREATE INDEX ix_care_case_customer ON care_case (customer_id, opened_at DESC);
      COMMENT ON COLUMN care_case.version IS 'Rises with every change; a writer names the one it saw';

      CREATE TABLE case_mention (
        mention_id uuid PRIMARY KEY REFERENCES mention(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES care_case(id) ON DELETE CASCADE,
        linked_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX ix_case_mention_case ON case_mention (case_id);

      CREATE TABLE case_event (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        case_id uuid NOT NULL REFERENCES care_case(id) ON DELETE CASCADE,
        at timestamptz NOT NULL DEFAULT now(),
        actor_id uuid REFERENCES person(id),
        kind text NOT NULL,
        details jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX ix_case_event_case ON case_event (case_id, at, id);
      CREATE INDEX ix_case_event_mention ON case_event ((details->>'mentionId')) WHERE kind IN ('opened','mention-joined','mention-edited','mention-deleted');

      CREATE TABLE reply (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        case_id uuid NOT NULL REFERENCES care_case(id) ON DELETE CASCADE,
        parent_mention_id uuid NOT NULL REFERENCES mention(id),
        account_id uuid NOT NULL REFERENCES account(id),
        state text NOT NULL DEFAULT 'draft'
          CHECK (state IN ('draft','in_review','changes_requested','approved','published','withdrawn')),
        draft_text text NOT NULL DEFAULT '',
        draft_revision integer NOT NULL DEFAULT 1,
        draft_by uuid REFERENCES person(id),
        current_version integer,
        submitted_at timestamptz,
        created_by uuid NOT NULL REFERENCES person(id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX uq_reply_open ON reply (parent_mention_id) WHERE state IN ('draft','in_review','changes_requested','approved');
      CREATE INDEX ix_reply_case ON reply (case_id, created_at);
      CREATE INDEX ix_reply_review ON reply (submitted_at, id) WHERE state = 'in_review';

      CREATE TABLE reply_author (
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES person(id),
        brand_id uuid NOT NULL,
        first_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (reply_id, person_id)
      );
      COMMENT ON TABLE reply_author IS 'Everyone who ever wrote a word of the reply: none of them may approve it';

      CREATE TABLE reply_version (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        number integer NOT NULL CHECK (number >= 1),
        text text NOT NULL CHECK (btrim(text) <> ''),
        language text,
        author_id uuid NOT NULL REFERENCES person(id),
        findings jsonb NOT NULL DEFAULT '[]',
        checks_model text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uq_reply_version UNIQUE (reply_id, number)
      );

      CREATE TABLE review_decision (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_version_id uuid NOT NULL REFERENCES reply_version(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        reviewer_id uuid NOT NULL REFERENCES person(id),
        decision text NOT NULL CHECK (decision IN ('approved','returned')),
        comment text,
        at timestamptz NOT NULL DEFAULT now(),
        CHECK (decision <> 'returned' OR btrim(coalesce(comment, '')) <> '')
      );
      CREATE INDEX ix_review_decision_version ON review_decision (reply_version_id, at);

      CREATE TABLE approval (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        reply_version_id uuid NOT NULL REFERENCES reply_version(id) ON DELETE CASCADE,
        brand_id uuid NOT NULL,
        reviewer_id uuid NOT NULL REFERENCES person(id),
        content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
        approved_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_reason text,
        CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL)),
        CHECK (expires_at > approved_at)
      );
      CREATE UNIQUE INDEX uq_approval_live ON approval (reply_version_id, reviewer_id) WHERE revoked_at IS NULL;
      CREATE INDEX ix_approval_reply ON approval (reply_id) WHERE revoked_at IS NULL;

      CREATE TABLE publication (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        brand_id uuid NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
        reply_id uuid NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
        reply_version_id uuid NOT NULL REFERENCES reply_version(id),
        approval_id uuid NOT NULL REFERENCES approval(id),
        account_id uuid NOT NULL REFERENCES account(id),
        mode text NOT NULL CHECK (mode IN ('api','manual')),
        state text NOT NULL DEFAULT 'queued'
          CHECK (state IN ('queued','sending','published','rejected','unconfirmed','cancelled')),
        idempotency_key text NOT NULL CHECK (idempotency_key <> ''),
        not_before timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        readings integer NOT NULL DEFAULT 0,
        sending_since timestamptz,
        external_id text,
        permalink text,
        published_at timestamptz,
        confirmed_by uuid REFERENCES person(id),
        error_kind text,
        error_words text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (state <> 'published' OR published_at IS NOT NULL),
        CHECK (state <> 'published' OR mode = 'manual' OR external_id IS NOT NULL OR (confirmed_by IS NOT NULL AND permalink IS NOT NULL)),
        CHECK (state <> 'published' OR mode = 'api' OR confirmed_by IS NOT NULL),
        CHECK ((state = 'sending') = (sending_since IS NOT NULL))
      );
      CREATE UNIQUE INDEX uq_publication_live ON publication (reply_id) WHERE state IN ('queued','sending','published','unconfirmed');
      CREATE UNIQUE INDEX uq_publication_key ON publication (account_id, idempotency_key);
      CREATE INDEX ix_publication_open ON publication (state, not_before) WHERE state IN ('queued','sending','unconfirmed');
      CREATE INDEX ix_publication_external ON publication (account_id, external_id) WHERE external_id IS NOT NULL;

      CREATE TABLE publication_attempt (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        publication_id uuid NOT NULL REFERENCES publication(id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('send','read','confirm')),
        started_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        outcome text,
        words text,
        external_id text,
        permalink text
      );
      CREATE INDEX ix_publication_attempt ON publication_attempt (publication_id, started_at);
      COMMENT ON COLUMN publication_attempt.external_id IS 'The post that the platform named in its answer, however late it came';

      -- Authorship is recorded by the database, so that no code path can forget it.
      CREATE FUNCTION reply_record_author() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_TABLE_NAME = 'reply_version' THEN
          INSERT INTO reply_author (reply_id, person_id, brand_id) VALUES (NEW.reply_id, NEW.author_id, NEW.brand_id)
            ON CONFLICT DO NOTHING;
        ELSIF NEW.draft_by IS NOT NULL AND NEW.draft_text <> '' THEN
          INSERT INTO reply_author (reply_id, person_id, brand_id) VALUES (NEW.id, NEW.draft_by, NEW.brand_id)
            ON CONFLICT DO NOTHING;
        END IF;
        RETURN NULL;
      END $f$;
      CREATE TRIGGER reply_version_author AFTER INSERT ON reply_version FOR EACH ROW EXECUTE FUNCTION reply_record_author();
      CREATE TRIGGER reply_draft_author AFTER INSERT OR UPDATE OF draft_text, draft_by ON reply
        FOR EACH ROW EXECUTE FUNCTION reply_record_author();

      -- What an approval is bound to: the text, the account, the parent post as it stands and is addressed, and what the customer
      -- has written: the latest message, and how many there are, because a new one may claim to be older than the last.
      CREATE FUNCTION reply_content_hash(p_version uuid) RETURNS bytea LANGUAGE sql STABLE AS $f$
        SELECT sha256(convert_to(jsonb_build_array(
            2, v.text, a.id, a.platform, a.external_id,
            p.id, p.version, p.deleted_at IS NOT NULL, p.external_id, p.native, p.visibility, latest.id, latest.version, latest.among
          )::text, 'UTF8'))
        FROM reply_version v
        JOIN reply r ON r.id = v.reply_id
        JOIN care_case c ON c.id = r.case_id
        JOIN account a ON a.id = r.account_id
        JOIN mention p ON p.id = r.parent_mention_id
        LEFT JOIN LATERAL (
          SELECT m.id, m.version, count(*) OVER () AS among
          FROM customer_author ca JOIN mention m ON m.author_id = ca.author_id AND m.brand_id = c.brand_id
          WHERE ca.customer_id = c.customer_id AND NOT m.spam AND m.deleted_at IS NULL
          ORDER BY m.published_at DESC, m.id DESC LIMIT 1
        ) latest ON true
        WHERE v.id = p_version
      $f$;

      -- Why an approval does not hold now, in one word; null when it does.
      CREATE FUNCTION approval_problem(p_approval uuid) RETURNS text LANGUAGE sql STABLE AS $f$
        SELECT CASE
          WHEN ap.revoked_at IS NOT NULL THEN 'revoked'
          -- Given "later than now": the clock was wrong, and how old it is cannot be told.
          WHEN ap.expires_at <= now() OR ap.approved_at > now() + interval '10 minutes' THEN 'expired'
          WHEN NOT q.active OR NOT q.roles && ARRAY['reviewer','lead'] THEN 'reviewer-left'
          WHEN EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = ap.reply_id AND ra.person_id = ap.reviewer_id) THEN 'own-words'
          WHEN v.number IS DISTINCT FROM r.current_version THEN 'other-version'
          WHEN ap.content_hash <> reply_content_hash(ap.reply_version_id) THEN 'changed'
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
      $f$;

      CREATE FUNCTION approval_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF (to_jsonb(NEW) - 'revoked_at' - 'revoked_reason') <> (to_jsonb(OLD) - 'revoked_at' - 'revoked_reason')
             OR OLD.revoked_at IS NOT NULL THEN
            RAISE EXCEPTION 'an approval can only be revoked, once' USING ERRCODE = 'EA002';
          END IF;
          RETURN NEW;
        END IF;
        IF NOT EXISTS (SELECT 1 FROM reply_version v JOIN reply r ON r.id = v.reply_id
                       WHERE v.id = NEW.reply_version_id AND r.id = NEW.reply_id AND r.brand_id = NEW.brand_id
                         AND v.number = r.current_version AND r.state IN ('in_review','approved')) THEN
          RAISE EXCEPTION 'only the version in review can be approved' USING ERRCODE = 'EA002';
        END IF;
        IF EXISTS (SELECT 1 FROM reply_author ra WHERE ra.reply_id = NEW.reply_id AND ra.person_id = NEW.reviewer_id) THEN
          RAISE EXCEPTION 'nobody approves words of their own' USING ERRCODE = 'EA003';
        END IF;
        IF NOT EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.reviewer_id AND p.active AND p.roles && ARRAY['reviewer','lead']) THEN
          RAISE EXCEPTION 'only an active reviewer or lead approves' USING ERRCODE = 'EA003';
        END IF;
        IF NEW.content_hash <> reply_content_hash(NEW.reply_version_id) THEN
          RAISE EXCEPTION 'the text, the account or the thread changed since it was read' USING ERRCODE = 'EA004';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER approval_guard BEFORE INSERT OR UPDATE ON approval FOR EACH ROW EXECUTE FUNCTION approval_guard();

      -- What stops a reply from being posted unapproved, or twice: this trigger and uq_publication_live.
      CREATE FUNCTION publication_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      DECLARE problem text; leaving boolean := false;
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NEW.state <> 'queued' OR NEW.attempts <> 0 OR NEW.external_id IS NOT NULL THEN
            RAISE EXCEPTION 'a publication begins as queued' USING ERRCODE = 'EA005';
          END IF;
          leaving := true;
        ELSE
          IF (NEW.id, NEW.brand_id, NEW.reply_id, NEW.reply_version_id, NEW.approval_id, NEW.account_id, NEW.mode, NEW.idempotency_key)
             IS DISTINCT FROM
             (OLD.id, OLD.brand_id, OLD.reply_id, OLD.reply_version_id, OLD.approval_id, OLD.account_id, OLD.mode, OLD.idempotency_key) THEN
            RAISE EXCEPTION 'what a publication posts, where and under which key never changes' USING ERRCODE = 'EA005';
          END IF;
          IF NEW.state <> OLD.state THEN
            IF (OLD.state, NEW.state) IN (('queued','published'), ('rejected','published'), ('cancelled','published')) THEN
              -- Thought not to have arrived, and it had: only what the platform itself said of this very posting shows that.
              IF NEW.mode <> 'api' OR NOT EXISTS (SELECT 1 FROM publication_attempt t WHERE t.publication_id = NEW.id
                  AND t.external_id = NEW.external_id
                  AND (t.kind = 'send' AND t.outcome = 'published' OR t.kind = 'read' AND t.outcome = 'found')) THEN
                RAISE EXCEPTION 'a publication that is % becomes published only by a late answer of the platform', OLD.state
                  USING ERRCODE = 'EA005';
              END IF;
            ELSIF NOT ((OLD.state, NEW.state) IN (
                ('queued','sending'), ('queued','cancelled'), ('queued','rejected'),
                ('sending','published'), ('sending','rejected'), ('sending','unconfirmed'), ('sending','queued'),
                ('unconfirmed','published'), ('unconfirmed','rejected'), ('unconfirmed','queued'))) THEN
              RAISE EXCEPTION 'a publication cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'EA005';
            END IF;
            leaving := NEW.state = 'sending';
          ELSIF OLD.state IN ('published','rejected','cancelled')
                AND (to_jsonb(NEW) - 'updated_at' - 'permalink') <> (to_jsonb(OLD) - 'updated_at' - 'permalink') THEN
            RAISE EXCEPTION 'a settled publication never changes' USING ERRCODE = 'EA005';
          END IF;
        END IF;
        IF leaving THEN
          -- Whoever is ending the approval or changing the reply this instant goes first, and is seen below.
          PERFORM 1 FROM reply WHERE id = NEW.reply_id FOR SHARE;
          PERFORM 1 FROM approval WHERE id = NEW.approval_id FOR SHARE;
          PERFORM 1 FROM person q JOIN approval ap ON ap.reviewer_id = q.id WHERE ap.id = NEW.approval_id FOR SHARE OF q;
          SELECT coalesce(approval_problem(ap.id), CASE
              WHEN r.state <> 'approved' THEN 'not-approved'
              WHEN ap.reply_version_id <> NEW.reply_version_id OR ap.reply_id <> NEW.reply_id OR r.account_id <> NEW.account_id
                OR r.brand_id <> NEW.brand_id THEN 'other-reply' END)
            INTO problem
            FROM approval ap JOIN reply r ON r.id = ap.reply_id WHERE ap.id = NEW.approval_id;
          IF NOT FOUND THEN problem := 'missing'; END IF;
          IF problem IS NOT NULL THEN
            RAISE EXCEPTION 'no publication without a valid approval: %', problem USING ERRCODE = 'EA006';
          END IF;
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER publication_guard BEFORE INSERT OR UPDATE ON publication FOR EACH ROW EXECUTE FUNCTION publication_guard();

      -- A reply stays with its brand, case and post, answers from an account of the same brand, and is called published only when
      -- one of its publications is. A text has a writer.
      CREATE FUNCTION reply_guard() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'UPDATE' AND (NEW.id, NEW.brand_id, NEW.case_id, NEW.parent_mention_id)
           IS DISTINCT FROM (OLD.id, OLD.brand_id, OLD.case_id, OLD.parent_mention_id) THEN
          RAISE EXCEPTION 'a reply stays where it was begun' USING ERRCODE = 'EA007';
        END IF;
        IF TG_OP = 'INSERT' OR NEW.account_id <> OLD.account_id THEN
          IF NOT EXISTS (SELECT 1 FROM care_case c JOIN mention m ON m.id = NEW.parent_mention_id JOIN account a ON a.id = NEW.account_id
                         WHERE c.id = NEW.case_id AND c.brand_id = NEW.brand_id AND m.brand_id = NEW.brand_id
                           AND a.brand_id = NEW.brand_id AND a.platform = m.platform) THEN
            RAISE EXCEPTION 'case, post and account of a reply belong to one brand and platform' USING ERRCODE = 'EA007';
          END IF;
        END IF;
        IF NEW.draft_text <> '' AND NEW.draft_by IS NULL THEN
          RAISE EXCEPTION 'a text has a writer' USING ERRCODE = 'EA007';
        END IF;
        IF NEW.state = 'published' AND NOT EXISTS (SELECT 1 FROM publication WHERE reply_id = NEW.id AND state = 'published') THEN
          RAISE EXCEPTION 'nothing of this reply was published' USING ERRCODE = 'EA007';
        END IF;
        RETURN NEW;
      END $f$;
      CREATE TRIGGER reply_guard BEFORE INSERT OR UPDATE ON reply FOR EACH ROW EXECUTE FUNCTION reply_guard();

      -- Brand and address of an account or a mention, and what a customer's words are filed under, never change: approvals and the
      -- rule that samples are never posted hang on them.
      CREATE FUNCTION keep_identity() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        RAISE EXCEPTION '% % keeps its brand and its address', TG_TABLE_NAME, OLD.id USING ERRCODE = 'EA001';
      END $f$;
      CREATE TRIGGER account_identity BEFORE UPDATE ON account FOR EACH ROW
        WHEN ((NEW.id, NEW.brand_id, NEW.platform) IS DISTINCT FROM (OLD.id, OLD.brand_id, OLD.platform)) EXECUTE FUNCTION keep_identity();
      CREATE TRIGGER mention_identity BEFORE UPDATE ON mention FOR EACH ROW
        WHEN ((NEW.id, NEW.brand_id, NEW.platform, NEW.external_id, NEW.author_id)
          IS DISTINCT FROM (OLD.id, OLD.brand_id, OLD.platform, OLD.external_id, OLD.author_id)) EXECUTE FUNCTION keep_identity();

      -- Rows that are written once. They go only with their whole brand, and only a sample brand can be removed.
      CREATE FUNCTION refuse_change_while_brand_lives() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM brand WHERE id = OLD.brand_id) THEN
          RAISE EXCEPTION '% is written once', TG_TABLE_NAME USING ERRCODE = 'EA001';
        END IF;
        RETURN OLD;
      END $f$;
      CREATE TRIGGER reply_version_immutable BEFORE UPDATE OR DELETE ON reply_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();
      CREATE TRIGGER reply_author_immutable BEFORE UPDATE OR DELETE ON reply_author
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();
      CREATE TRIGGER review_decision_immutable BEFORE UPDATE OR DELETE ON review_decision
        FOR EACH ROW EXECUTE FUNCTION refuse_change_while_brand_lives();

      CREATE FUNCTION refuse_delete_while_brand_lives() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF EXISTS (SELECT 1 FROM brand WHERE id = OLD.brand_id) THEN
          RAISE EXCEPTION '% is never deleted', TG_TABLE_NAME USING ERRCODE = 'EA001';
        END IF;
        RETURN OLD;
      END $f$;
      CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval FOR EACH ROW EXECUTE FUNCTION refuse_delete_while_brand_lives();
      CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication FOR EACH ROW EXECUTE FUNCTION refuse_delete_while_brand_lives();
      CREATE TRIGGER mention_no_delete BEFORE DELETE ON mention FOR EACH ROW EXECUTE FUNCTION refuse_delete_while_brand_lives();

      -- A real brand made a sample could be removed with its record; a sample made real could be posted from.
      CREATE FUNCTION brand_keep() RETURNS trigger LANGUAGE plpgsql AS $f$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF NEW.sample <> OLD.sample OR NEW.id <> OLD.id THEN
            RAISE EXCEPTION 'a brand is a sample from its beginning or never' USING ERRCODE = 'EA001';
          END IF;
          RETURN NEW;
        END IF;
        IF NOT OLD.sample THEN
          RAISE EXCEPTION 'only the sample brand can be removed' USING ERRCODE = 'EA001';
        END IF;
        RETURN OLD;
      END $f$;
      CREATE TRIGGER brand_keep BEFORE UPDATE OR DELETE ON brand FOR EACH ROW EXECUTE FUNCTION brand_keep();

      -- TRUNCATE asks no row: what says who wrote, approved and posted what is never emptied.
      CREATE TRIGGER mention_no_truncate BEFORE TRUNCATE ON mention FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER mention_version_no_truncate BEFORE TRUNCATE ON mention_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER reply_no_truncate BEFORE TRUNCATE ON reply FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER reply_author_no_truncate BEFORE TRUNCATE ON reply_author FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER reply_version_no_truncate BEFORE TRUNCATE ON reply_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER review_decision_no_truncate BEFORE TRUNCATE ON review_decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER approval_no_truncate BEFORE TRUNCATE ON approval FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER publication_no_truncate BEFORE TRUNCATE ON publication FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER brand_keep ON brand;
      DROP TRIGGER mention_no_delete ON mention;
      DROP TRIGGER mention_no_truncate ON mention;
      DROP TRIGGER mention_version_no_truncate ON mention_version;
      DROP TRIGGER mention_identity ON mention;
      DROP TRIGGER account_identity ON account;
      DROP TABLE publication_attempt, publication, approval, review_decision, reply_version, reply_author, reply,
        case_event, case_mention, care_case, customer_author, customer;
      DROP FUNCTION brand_keep(), refuse_delete_while_brand_lives(), refuse_change_while_brand_lives(), publication_guard(),
        approval_guard(), reply_guard(), keep_identity(), reply_record_author(), approval_problem(uuid), reply_content_hash(uuid);
    `);
  }
}
