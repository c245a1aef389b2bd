/** How deeply a reply is reviewed: several steps, what may be overruled, taking back, and how a record changes what is asked for. */
import { EarshotError } from '../../../src/core/errors/errors';
import type { SignedIn } from '../../../src/core/identity/signed-in';
import type {
  SettingsShape,
  SettingsView,
} from '../../../src/desk/replies/check-settings/check-settings.api';
import type { ReplyView } from '../../../src/desk/replies/replies.api';
import type { PolicyInput } from '../../../src/desk/replies/review/review-policy.api';
import { type Bench, deskBench, GOOD } from './desk-bench';

describe('review', () => {
  let bench: Bench;
  let omar: SignedIn;
  let lata: SignedIn;
  let nela: SignedIn;
  let customers = 0;
  beforeAll(async () => {
    bench = await deskBench({ undoSeconds: 60 });
    omar = await bench.person('Omar', ['reviewer'], { available: false });
    lata = await bench.person('Lata', ['lead'], { available: false });
    nela = await bench.person('Nela', ['agent'], { available: false });
  });
  afterAll(() => bench.drop());

  const EARNED = {
    depth: 'earned',
    threshold: 0.9,
    probationReplies: 20,
    probationDays: 14,
    rules: [],
  } satisfies Omit<PolicyInput, 'version'>;
  const policy = async (over: Partial<PolicyInput> = {}): Promise<void> => {
    const { version } = await bench.policies.read(bench.brandId);
    await bench.policies.change(lata, bench.brandId, { ...EARNED, version, ...over });
  };
  const needs = (steps: PolicyInput['rules'][number]['needs']['steps'], over = {}) => ({
    when: { platform: null, severity: null, topic: null, agentId: null, trainee: false },
    needs: { steps, ordered: false, leadSuffices: false, ...over },
  });
  const inReview = (text = GOOD): ReturnType<Bench['inReview']> =>
    bench.inReview(text, { by: `customer${++customers}` });
  const problem = (code: string) => ({ details: expect.objectContaining({ code }) });
  const now = (reply: ReplyView, by = bench.agent): Promise<ReplyView> => bench.replies.view(reply.id, by);

  describe('in two steps', () => {
    beforeAll(() => policy());

    it('wants two reviewers for somebody without a record, says why, and posts after the second', async () => {
      const { reply } = await inReview();
      expect(reply.review).toMatchObject({
        needed: 2,
        given: 0,
        leadSuffices: true,
        steps: [{ by: 'reviewer', filledBy: null }, { by: 'reviewer' }],
      });
      expect(reply.review!.why.map((one) => one.code)).toContain('unproven');
      const half = await bench.approve(reply);
      expect(half).toMatchObject({
        state: 'in_review',
        publication: null,
        approval: null,
        review: { given: 1, complete: false, steps: [{ filledBy: { name: 'Meena' } }, { filledBy: null }] },
        approvals: [{ by: { name: 'Meena' }, step: 1 }],
        reasonCodes: { approve: 'already-approved' },
      });
      expect(await bench.approve(reply)).toMatchObject({ review: { given: 1 } }); // a second click
      expect((await bench.bell(omar.id)).at(-1)).toMatchObject({ kind: 'reply.waiting-review' });
      const whole = await bench.approve(reply, omar);
      expect(whole).toMatchObject({
        state: 'approved',
        publication: { state: 'queued' },
        review: { given: 2, complete: true },
      });
      expect(await bench.history(whole.caseId)).toContain('reply-approved-in-part');
    });

    it('takes a lead’s yes alone', async () => {
      const { reply } = await inReview();
      expect(await bench.approve(reply, lata)).toMatchObject({
        state: 'approved',
        approvals: [{ by: { name: 'Lata' }, step: 0 }],
        review: { complete: true },
      });
    });

    it('lets a first yes die when the customer writes again, and tells both', async () => {
      const { reply } = await inReview();
      const half = await bench.approve(reply);
      await bench.capture('Hello? Anybody there?', { by: `customer${customers}` });
      await bench.pump();
      expect(await now(half)).toMatchObject({ state: 'in_review', approvals: [], review: { given: 0 } });
      for (const person of [bench.reviewer, bench.agent])
        expect((await bench.bell(person.id)).at(-1)).toMatchObject({
          kind: 'approval.ended',
          params: { reason: 'customer-wrote' },
        });
      await expect(bench.approve(half, omar)).rejects.toMatchObject({ code: 'stale' });
      const read = await now(half);
      expect(await bench.approve(read, omar)).toMatchObject({ state: 'in_review', review: { given: 1 } });
      expect(await bench.approve(read)).toMatchObject({ state: 'approved' });
    });

    it('ends a first yes when the second reviewer edits, and asks two others', async () => {
      const { reply } = await inReview();
      await bench.approve(reply);
      const edited = await bench.review.mend(omar, reply.id, {
        versionId: reply.version!.id,
        text: `${GOOD} Thank you.`,
      });
      if ('blocked' in edited) throw new Error('blocked');
      expect(edited.reply).toMatchObject({ approvals: [], review: { needed: 2, given: 0 } });
      expect(await bench.approve(edited.reply)).toMatchObject({ review: { given: 1 } });
      await expect(bench.approve(edited.reply, omar)).rejects.toMatchObject(problem('own-words'));
      expect(await bench.approve(edited.reply, lata)).toMatchObject({ state: 'approved' });
    });

    it('refuses an edit after which too few are left to approve it', async () => {
      await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [lata.id]);
      try {
        const { reply } = await inReview();
        const input = { versionId: reply.version!.id, text: `${GOOD} Bye.` };
        await expect(bench.review.mend(omar, reply.id, input)).rejects.toMatchObject(problem('too-few-left'));
        expect(await now(reply)).toMatchObject({ version: { number: 1 }, authors: [{ name: 'Ravi' }] });
      } finally {
        await bench.sql(`UPDATE person SET active = true WHERE id = $1`, [lata.id]);
      }
    });

    it('gives the first yes back when the reply is returned', async () => {
      const { reply } = await inReview();
      await bench.approve(reply);
      const returned = await bench.review.sendBack(omar, reply.id, {
        versionId: reply.version!.id,
        comment: 'Say when.',
        reasons: ['missing-answer', 'typo'],
      });
      expect(returned).toMatchObject({ state: 'changes_requested', approvals: [], review: null });
      expect(returned.versions[0]!.decisions).toContainEqual(
        expect.objectContaining({ decision: 'returned', reasons: ['missing-answer', 'typo'] }),
      );
    });

    it('lets no two decide the same step at once', async () => {
      const { reply } = await inReview();
      const both = await Promise.allSettled([bench.approve(reply), bench.approve(reply, omar)]);
      expect(both.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await now(reply)).toMatchObject({ state: 'approved', review: { given: 2 } });
      const { reply: other } = await inReview();
      const same = await Promise.allSettled([bench.approve(other), bench.approve(other)]);
      expect(same.map((one) => one.status)).toEqual(['fulfilled', 'fulfilled']);
      expect(await now(other)).toMatchObject({ state: 'in_review', review: { given: 1 } });
    });
  });

  describe('a policy', () => {
    it('asks named people, in order, and keeps the plan the reply was submitted under', async () => {
      const rule = needs([{ by: 'people', people: [omar.id] }, { by: 'reviewer' }], { ordered: true });
      await policy({ depth: 'one', rules: [rule] });
      const { reply } = await inReview();
      await policy({ depth: 'one' });
      expect(reply.review).toMatchObject({ ordered: true, steps: [{ people: [{ name: 'Omar' }] }, {}] });
      await expect(bench.approve(reply)).rejects.toMatchObject(problem('not-your-turn'));
      await bench.approve(reply, omar);
      expect(await bench.approve(reply, lata)).toMatchObject({ state: 'approved' });
      expect((await inReview()).reply.review).toMatchObject({ needed: 1, why: [{ code: 'one-is-enough' }] });
    });

    it('that nobody on the team can fulfil is refused with who is lacking; so is one that somebody changed', async () => {
      const before = await bench.policies.read(bench.brandId);
      const impossible = needs(Array.from({ length: 4 }, () => ({ by: 'reviewer' as const })));
      await expect(policy({ rules: [impossible] })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining(
          'Rule 1: it asks for 4 different reviewers, and there are 3 who may.',
        ),
      });
      await expect(policy({ rules: [needs([{ by: 'people', people: [] }])] })).rejects.toThrow(
        /names nobody/,
      );
      await expect(policy({ version: before.version - 1 })).rejects.toMatchObject({ code: 'stale' });
      expect(await bench.policies.read(bench.brandId)).toMatchObject({
        version: before.version,
        lacking: [],
      });
    });
  });

  describe('what a brand changes of the checks', () => {
    const set = async (over: Partial<SettingsShape>, by = lata): Promise<SettingsView> => {
      const { version, settings } = await bench.checkSettings.read(bench.brandId);
      return bench.checkSettings.change(by, bench.brandId, { version, settings: { ...settings, ...over } });
    };
    const codes = (findings: { code: string; level: string }[]): string[] =>
      findings.map(({ code, level }) => `${level} ${code}`);
    const judgedBy = async (replyId: string): Promise<(number | null)[]> => {
      const rows = await bench.sql<{ judged: number | null }>(
        `SELECT check_settings AS judged FROM reply_version WHERE reply_id = $1 ORDER BY number`,
        [replyId],
      );
      return rows.map(({ judged }) => judged);
    };
    const approving = (reply: ReplyView, by = bench.reviewer) =>
      bench.approving.approve(by, reply.id, {
        versionId: reply.version!.id,
        contentHash: reply.version!.contentHash,
      });
    beforeAll(() => policy({ depth: 'one' }));
    afterEach(() => set({ banned: [], levels: {}, words: [] }));

    it('holds with the next text, in every process, and is written beside what it judged', async () => {
      const first = await inReview();
      expect(await judgedBy(first.reply.id)).toEqual([null]);
      const other = await bench.otherProcess();
      const asked = async (on: Pick<Bench, 'checking'>): Promise<string[]> => {
        const text = 'The kettle was replaced, as per policy, by a new frobnizer.';
        return codes((await on.checking.preview(bench.agent, first.reply.id, text)).findings);
      };
      expect(await asked(other)).not.toContain('block banned.phrase');
      expect(await asked(other)).toContain('warn spelling.unknown');
      const { version } = await set({
        banned: [{ phrase: 'as per policy', language: null }],
        words: ['Frobnizer'],
      });
      for (const desk of [bench, other]) {
        expect(await asked(desk)).toContain('block banned.phrase');
        expect(await asked(desk)).not.toContain('warn spelling.unknown');
      }
      const second = await inReview();
      expect(await judgedBy(second.reply.id)).toEqual([version]);
    });

    it('stops at approval what it has come to forbid since the reply was submitted', async () => {
      const { reply } = await inReview();
      await set({ banned: [{ phrase: 'sorry about the kettle', language: null }] });
      // Only a lead overrules it, so one is asked from then on.
      await expect(approving(reply)).rejects.toMatchObject(problem('not-asked'));
      const stopped = await approving(reply, lata);
      expect('blocked' in stopped && codes(stopped.blocked)).toEqual(['block banned.phrase']);
      expect(await now(reply)).toMatchObject({ state: 'in_review' });
      await set({ levels: { 'banned.phrase': 'warn' } });
      expect(await bench.approve(reply, lata)).toMatchObject({ state: 'approved' });
    });

    it('keeps what stopped a reply when it was submitted, though it has become milder since', async () => {
      const { reply } = await inReview();
      await bench.review.sendBack(bench.reviewer, reply.id, {
        versionId: reply.version!.id,
        comment: 'More.',
      });
      const { draft } = await now(reply);
      const text = 'We are sorry about the kettle, Asha. We recieved your photo and have sent a new one.';
      const saved = await bench.drafts.save(bench.agent, reply.id, { text, revision: draft.revision });
      const sent = await bench.drafts.submit(bench.agent, reply.id, saved.draft.revision, {
        askOverrule: 'It is a name.',
      });
      if ('blocked' in sent) throw new Error(JSON.stringify(sent.blocked));
      await set({ levels: { 'spelling.listed': 'off' } });
      const answer = await approving(sent.reply);
      expect('blocked' in answer && codes(answer.blocked)).toContain('block spelling.listed');
    });

    it('is never overwritten by who read it earlier; the same again is no change', async () => {
      const read = await bench.checkSettings.read(bench.brandId);
      const change = (word: string, by: SignedIn): Promise<SettingsView> =>
        bench.checkSettings.change(by, bench.brandId, {
          version: read.version,
          settings: { ...read.settings, words: [word] },
        });
      const both = await Promise.allSettled([change('Kaveri', lata), change('Nila', bench.reviewer)]);
      expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find((one) => one.status === 'rejected')!;
      expect(refused.reason).toMatchObject({ code: 'stale', details: { version: read.version + 1 } });
      const { version, settings } = await bench.checkSettings.read(bench.brandId);
      expect((await change(settings.words[0]!, lata)).version).toBe(version);
      const { items } = await bench.checkSettings.history(bench.brandId);
      expect(items[0]).toMatchObject({ version, changes: [{ what: 'words', added: settings.words }] });
    });

    it('never makes milder what nobody may overrule, and what leads may give only for an administrator', async () => {
      await expect(set({ levels: { 'secret-asked.card': 'warn' } })).rejects.toMatchObject({
        code: 'invalid-input',
        message: expect.stringContaining('a secret that got out cannot be called back') as string,
        details: { errors: [{ field: 'levels.secret-asked.card' }] },
      });
      const { delivered } = await bench.checkSettings.read(bench.brandId);
      const limits = { lead: { ...delivered.limits.lead!, percent: 60 } };
      await expect(set({ limits })).rejects.toMatchObject({ code: 'forbidden' });
      const admin = await bench.person('Anita', ['admin'], { available: false });
      expect((await set({ limits }, admin)).settings.limits).toEqual(limits);
      // Nor past the program: a version is written once, and what stands in one never opens a lock.
      await expect(bench.sql(`UPDATE check_settings SET settings = '{}'`)).rejects.toThrow();
      await bench.sql(
        `INSERT INTO check_settings (brand_id, version, settings, made_by)
         SELECT brand_id, max(version) + 1, '{"levels":{"secret-asked.card":"off","no.such":"off"}}', $1
         FROM check_settings GROUP BY brand_id`,
        [lata.id],
      );
      const { reply } = await inReview();
      const asking = await bench.checking.preview(bench.agent, reply.id, 'Please send us your card number.');
      expect(codes(asking.findings)).toContain('block secret-asked.card');
    });

    it('can be tried on a text before it is saved', async () => {
      const { settings, version } = await bench.checkSettings.read(bench.brandId);
      const tried = await bench.trying.try(bench.brandId, {
        settings: { ...settings, banned: [{ phrase: 'valued customer', language: 'en' }] },
        text: 'Dear valued customer, see https://elsewhere.example for the next step.',
        customerText: null,
        role: 'agent',
      });
      const said = codes(tried.findings);
      expect(said).toEqual(expect.arrayContaining(['block banned.phrase', 'warn links.unknown-host']));
      expect((await bench.checkSettings.read(bench.brandId)).version).toBe(version);
    });
  });

  describe('a finding that stops a reply', () => {
    const TYPO = 'We are sorry about the kettle and recieve it back with thanks.';
    const submitAsking = async (text: string, askOverrule?: string) => {
      const begun = await inReview();
      const { reply } = begun;
      const back = await bench.takingBack.recall(bench.agent, reply.id);
      const saved = await bench.drafts.save(bench.agent, reply.id, { text, revision: back.draft.revision });
      return bench.drafts.submit(bench.agent, reply.id, saved.draft.revision, { askOverrule });
    };
    beforeAll(() => policy({ depth: 'one' }));

    it('goes to review when its author says why it is wrong, and out when a reviewer overrules it with a reason', async () => {
      const stopped = await submitAsking(TYPO);
      expect(stopped).toMatchObject({ blocked: [{ code: 'spelling.listed', overrulableBy: 'reviewer' }] });
      const asked = await submitAsking(TYPO, 'Recieve is the name of the product.');
      if ('blocked' in asked) throw new Error('blocked');
      const version = asked.reply.version!;
      const finding = version.findings.find((one) => one.code === 'spelling.listed')!;
      expect(asked.reply).toMatchObject({ state: 'in_review' });
      expect(version).toMatchObject({ askOverrule: 'Recieve is the name of the product.' });
      expect(finding).toMatchObject({ overrulable: true, overruled: null });
      const input = { versionId: version.id, contentHash: version.contentHash };
      expect(await bench.approving.approve(bench.reviewer, asked.reply.id, input)).toMatchObject({
        blocked: [{ code: 'spelling.listed' }],
      });
      const { code, start, end } = finding;
      const overrule = [{ code, start, end, reason: 'It is the product.' }];
      const nothing = [{ code, start: start + 1, end, reason: 'x' }];
      await expect(
        bench.approving.approve(bench.reviewer, asked.reply.id, { ...input, overrule: nothing }),
      ).rejects.toMatchObject(problem('no-such-finding'));
      const done = await bench.approving.approve(bench.reviewer, asked.reply.id, { ...input, overrule });
      if ('blocked' in done) throw new Error('blocked');
      expect(done.reply).toMatchObject({ state: 'approved', publication: { state: 'queued' } });
      expect(done.reply.version!.findings.find((one) => one.code === code)!.overruled).toMatchObject({
        by: { name: 'Meena' },
        reason: 'It is the product.',
      });
    });

    it('is never overruled where it is a secret', async () => {
      const asked = await submitAsking('Please send us your card number and we refund it.', 'It is fine.');
      expect(asked).toMatchObject({ blocked: [{ check: 'secret-asked' }] });
    });

    it('goes to a lead where only a lead may judge it, and to nobody where there is none', async () => {
      const legal = 'We are sorry about the kettle. It came to you broken, and we are legally liable for it.';
      const asked = await submitAsking(legal, 'Our lawyers say so.');
      if ('blocked' in asked) throw new Error(JSON.stringify(asked.blocked));
      expect(asked.reply.review).toMatchObject({ steps: [{ by: 'lead' }], why: [{ code: 'cosign' }] });
      await expect(bench.approve(asked.reply)).rejects.toMatchObject(problem('not-asked'));
      await bench.sql(`UPDATE person SET active = false WHERE id = $1`, [lata.id]);
      try {
        await expect(submitAsking(legal, 'Our lawyers say so.')).rejects.toMatchObject(problem('no-lead'));
      } finally {
        await bench.sql(`UPDATE person SET active = true WHERE id = $1`, [lata.id]);
      }
    });

    it('is not overruled by whoever wrote of it, nor past the program', async () => {
      const asked = await submitAsking(TYPO, 'It is a name.');
      if ('blocked' in asked) throw new Error('blocked');
      const version = asked.reply.version!;
      const { code, start, end } = version.findings.find((one) => one.code === 'spelling.listed')!;
      const insert = (person: string, role: string, reason = 'x', at = code): Promise<unknown> =>
        bench.sql(
          `INSERT INTO finding_overrule (reply_version_id, brand_id, code, span_start, span_end, person_id, role, reason)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [version.id, bench.brandId, at, start, end, person, role, reason],
        );
      await expect(insert(bench.agent.id, 'reviewer')).rejects.toThrow(/words of their own/);
      await expect(insert(nela.id, 'reviewer')).rejects.toThrow(/only an active reviewer/);
      await expect(insert(bench.reviewer.id, 'reviewer', ' ')).rejects.toThrow(/reason_check/);
      await expect(
        bench.sql(
          `INSERT INTO approval (reply_id, reply_version_id, brand_id, reviewer_id, content_hash, expires_at)
           VALUES ($1, $2, $3, $4, decode($5, 'hex'), now() + interval '1 day')`,
          [asked.reply.id, version.id, bench.brandId, bench.reviewer.id, version.contentHash],
        ),
      ).rejects.toThrow(/a finding stops this version/);
      await insert(bench.reviewer.id, 'reviewer');
      await expect(bench.sql(`UPDATE finding_overrule SET reason = 'y'`)).rejects.toThrow(/written once/);
      await expect(bench.sql(`DELETE FROM finding_overrule`)).rejects.toThrow(/written once/);
      await expect(bench.sql(`TRUNCATE finding_overrule`)).rejects.toThrow(/append-only/);
      await expect(bench.sql(`TRUNCATE review_policy`)).rejects.toThrow(/append-only/);
      await expect(bench.sql(`UPDATE review_policy SET rules = '[]'`)).rejects.toThrow(/written once/);
    });
  });

  describe('taking back', () => {
    it('returns a reply from review to its author, who may write on', async () => {
      const { reply } = await inReview();
      const draft = await bench.takingBack.recall(bench.agent, reply.id);
      expect(draft).toMatchObject({ state: 'draft', can: { edit: true, submit: true, recall: false } });
      expect(await bench.takingBack.recall(bench.agent, reply.id)).toMatchObject({ state: 'draft' });
      await expect(bench.approve(reply)).rejects.toBeInstanceOf(EarshotError);
    });

    it('stops what waits to be posted, and tells who approved it', async () => {
      const { reply } = await inReview();
      const approved = await bench.approve(reply);
      await expect(bench.takingBack.recall(nela, reply.id)).rejects.toMatchObject(problem('not-yours'));
      expect(await bench.takingBack.recall(lata, reply.id)).toMatchObject({ state: 'draft', approvals: [] });
      expect((await bench.publication(approved.publication!.id)).state).toBe('cancelled');
      expect((await bench.bell(bench.reviewer.id)).at(-1)).toMatchObject({ kind: 'reply.recalled' });
      const [approval] = await bench.sql<{ revoked_reason: string }>(
        `SELECT revoked_reason FROM approval WHERE reply_id = $1`,
        [reply.id],
      );
      expect(approval).toEqual({ revoked_reason: 'recalled' });
    });
  });

  describe('a record', () => {
    /** Forty replies that somebody approved, of the language and severity of the bench’s complaints. */
    const goodRecord = (author: SignedIn): Promise<unknown> =>
      bench.sql(
        `WITH one AS (SELECT r.* FROM reply r WHERE r.state = 'approved' LIMIT 1),
         made AS (INSERT INTO reply (brand_id, case_id, parent_mention_id, account_id, state, draft_text, draft_by, current_version, created_by)
           SELECT brand_id, case_id, parent_mention_id, account_id, 'withdrawn', 'x', $1, 1, $1 FROM one, generate_series(1, 40) RETURNING id, brand_id),
         said AS (INSERT INTO reply_version (reply_id, brand_id, number, text, author_id, checks_model)
           SELECT id, brand_id, 1, 'x', $1, 'x' FROM made RETURNING id, brand_id)
         INSERT INTO review_decision (reply_version_id, brand_id, reviewer_id, decision) SELECT id, brand_id, $2, 'approved' FROM said`,
        [author.id, bench.reviewer.id],
      );

    it('earns one reviewer, and one unsafe reply takes that away at once, from what waits too', async () => {
      await goodRecord(bench.agent);
      // As if they had been posted: the way there is the same for all and tried elsewhere.
      await bench.sql(`BEGIN; SET LOCAL session_replication_role = replica;
        UPDATE reply SET state = 'published' WHERE draft_text = 'x'; COMMIT`);
      await bench.sql(`UPDATE care_case SET risk = 30, severity = 'high' WHERE brand_id = $1`, [
        bench.brandId,
      ]);
      await policy();
      const calm = async (): Promise<ReplyView> => {
        const { reply } = await inReview();
        const back = await bench.takingBack.recall(bench.agent, reply.id);
        await bench.sql(`UPDATE care_case SET risk = 30, severity = 'high' WHERE id = $1`, [reply.caseId]);
        const again = await bench.submit(bench.agent, reply.id, back.draft.revision);
        if ('blocked' in again) throw new Error('blocked');
        return again.reply;
      };
      const [first, second] = [await calm(), await calm()];
      expect(first.review).toMatchObject({ needed: 1, why: [{ code: 'proven', params: { name: 'Ravi' } }] });
      const trust = await bench.policies.trust(bench.brandId);
      expect(trust.items.find((one) => one.person.name === 'Ravi')).toMatchObject({
        badAt: null,
        cells: expect.arrayContaining([
          expect.objectContaining({ severity: 'high', language: 'en', state: 'proven' }),
        ]),
      });
      await bench.review.sendBack(bench.reviewer, second.id, {
        versionId: second.version!.id,
        comment: 'That is cold.',
        reasons: ['tone'],
      });
      expect((await now(first)).review).toMatchObject({ needed: 2 });
      expect((await now(first)).review!.why.map((one) => one.code)).toContain('bad-lately');
      expect(await bench.approve(await now(first))).toMatchObject({ state: 'in_review' });
      const after = await bench.policies.trust(bench.brandId);
      expect(after.items.find((one) => one.person.name === 'Ravi')?.badAt).toBeTruthy();
    });

    it('counts a reply that somebody who looked again found bad', async () => {
      const { reply } = await inReview();
      await bench.approve(reply, lata);
      bench.clock.advance(120);
      await bench.pump();
      const { publication } = await now(reply);
      expect(publication?.state).toBe('published');
      const records = async (): Promise<number> =>
        (await bench.sql(`SELECT reply_id FROM bad_second_looks($1)`, [bench.brandId])).length;
      expect(await records()).toBe(0);
      await bench.sql(
        `INSERT INTO second_review (publication_id, brand_id, drawn_at, reviewer_id, verdict, reasons, judged_at)
         VALUES ($1, $2, now(), $3, 'bad', '{tone}', now())`,
        [publication!.id, bench.brandId, omar.id],
      );
      expect(await records()).toBe(1);
    });
  });
});
