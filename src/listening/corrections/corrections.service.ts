/**
 * A person overrules a judgement, or takes that back: the mention follows at once; what was shown, what is now, which model was
 * overruled, who and why are kept for ever, for people and for training. Nothing is deleted, and the scorer's answer stays.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { SPAM_SERVICE, type SpamService } from '../../platforms/spam-service.js';
import { WITH_SCORE } from '../ingest/mention-view.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import {
  type CorrectedField,
  type CorrectedValue,
  type CorrectionFact,
  correctionsInForce,
} from '../scoring/overruling.js';
import type { Score } from '../scoring/score.js';
import type { SpamOpinion } from '../scoring/spam-opinion.js';
import type { CorrectionInput, Withdrawal } from './corrections.api.js';
import { sameValue, valueShown } from './value-shown.js';
import { shownOf } from './shown.js';

interface Row {
  id: string;
  brand_id: string;
  version: number;
  own: boolean;
  spam: boolean;
  flagged: boolean;
  copy: boolean;
  flag_risk: number;
  has_case: boolean;
  opinion: SpamOpinion | null;
  result: Score;
  topics_known: string[];
}

@Injectable()
export class CorrectionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(LEXICONS) private readonly lexicons: Pick<Lexicons, 'topics' | 'urgency' | 'risk'>,
    @Inject(SPAM_SERVICE) private readonly spamService: SpamService | null = null,
  ) {}

  /** Saying what is shown already changes nothing. Throws not-found; conflict for our own post; invalid-input for an unknown topic. */
  async correct(mentionId: string, input: CorrectionInput, personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const { row, corrections } = await this.hold(tx, mentionId);
      this.refuse(row, input);
      const was = this.standing(row, corrections, input.field);
      if (sameValue(was, input.now)) return;
      const added = await this.add(tx, row, personId, { ...input, was, withdraws: null });
      await this.show(tx, row, { before: corrections, now: [...corrections, added] }, input.field);
      this.tell(tx, row, 'mention.correct', { field: input.field, was, now: input.now });
    });
  }

  /** What was said before it, or else the scorer's word, is shown again. Throws not-found; conflict when it does not hold any more. */
  async withdraw(
    mentionId: string,
    correctionId: string,
    { reason }: Withdrawal,
    personId: string,
  ): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const { row, corrections } = await this.hold(tx, mentionId);
      const taken = corrections.find((one) => one.id === correctionId && !one.withdraws);
      if (!taken) throw new EarshotError('not-found', 'There is no such correction of this mention.');
      if (corrections.some((one) => one.withdraws === correctionId)) return; // a second press
      if (correctionsInForce(corrections, row.version).get(taken.field)?.id !== taken.id)
        throw new EarshotError(
          'stale',
          'This correction does not hold any more: a later one, or an edit of the post, came after it.',
        );
      const after = [...corrections, { ...taken, id: '', withdraws: taken.id }];
      const was = this.standing(row, corrections, taken.field);
      const now = this.said(row, after, taken.field);
      await this.add(tx, row, personId, { field: taken.field, was, now, reason, withdraws: taken.id });
      await this.show(tx, row, { before: corrections, now: after }, taken.field);
      this.tell(tx, row, 'mention.correction-withdraw', { field: taken.field, was, now, correctionId });
    });
  }

  private async hold(tx: Tx, mentionId: string): Promise<{ row: Row; corrections: CorrectionFact[] }> {
    const [held] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM mention WHERE id = $1 FOR UPDATE`,
      [mentionId],
    );
    if (!held) throw new EarshotError('not-found', 'There is no such mention.');
    // After the lock, so that what another person said a moment ago is seen.
    const [row] = await tx.manager.query<Row[]>(
      `SELECT m.id, m.brand_id, m.version, m.own, m.spam, m.flagged, m.duplicate_of IS NOT NULL AS copy, b.flag_risk, s.result,
         (SELECT verdict FROM spam_opinion o WHERE o.mention_id = m.id AND o.version = m.version) AS opinion,
         EXISTS (SELECT 1 FROM case_mention c WHERE c.mention_id = m.id) AS has_case,
         ARRAY(SELECT topic FROM brand_topic t WHERE t.brand_id = m.brand_id) AS topics_known
       FROM mention m JOIN brand b ON b.id = m.brand_id
       ${WITH_SCORE}
       WHERE m.id = $1`,
      [mentionId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such mention.');
    const corrections = await tx.manager.query<CorrectionFact[]>(
      `SELECT id, version, field, now, withdraws FROM score_correction WHERE mention_id = $1 ORDER BY at, id`,
      [mentionId],
    );
    return { row, corrections };
  }

  private refuse(row: Row, input: CorrectionInput): void {
    if (row.own && input.field === 'flagged')
      throw new EarshotError('conflict', 'This is our own post: it cannot be flagged as a complaint.');
    if (input.field !== 'topics' && input.field !== 'urgency') return;
    const known =
      input.field === 'topics'
        ? [...Object.keys(this.lexicons.topics.topics), ...row.topics_known]
        : Object.keys(this.lexicons.urgency.kinds);
    const unknown = input.now.filter((code) => !known.includes(code));
    if (unknown.length === 0) return;
    const problem = `${unknown.join(', ')}: not known; known are ${known.join(', ')}`;
    throw new EarshotError(
      'invalid-input',
      `There is no such ${input.field === 'topics' ? 'topic' : 'kind of urgency'}: ${problem}.`,
      {
        errors: [{ field: 'now', problem }],
      },
    );
  }

  private standing(row: Row, corrections: readonly CorrectionFact[], field: CorrectedField): CorrectedValue {
    return field === 'spam' || field === 'flagged' ? row[field] : this.said(row, corrections, field);
  }

  private said(row: Row, corrections: readonly CorrectionFact[], field: CorrectedField): CorrectedValue {
    return valueShown(
      field,
      row.result,
      this.shown(row, corrections),
      correctionsInForce(corrections, row.version),
    );
  }

  private shown(row: Row, corrections: readonly CorrectionFact[]): ReturnType<typeof shownOf> {
    const standing = { own: row.own, copy: row.copy, flagRisk: row.flag_risk, opinion: row.opinion };
    const said = correctionsInForce(corrections, row.version);
    return shownOf(row.result, said, standing, this.lexicons);
  }

  private async add(
    tx: Tx,
    row: Row,
    personId: string,
    one: {
      field: CorrectedField;
      was: CorrectedValue;
      now: CorrectedValue;
      reason?: string | undefined;
      withdraws: string | null;
    },
  ): Promise<CorrectionFact> {
    const [added] = await tx.manager.query<CorrectionFact[]>(
      `INSERT INTO score_correction (mention_id, version, field, was, now, model, withdraws, person_id, reason, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, greatest($10, (SELECT max(at) + interval '1 microsecond' FROM score_correction WHERE mention_id = $1)))
       RETURNING id, version, field, now, withdraws`,
      [
        row.id,
        row.version,
        one.field,
        JSON.stringify(one.was),
        JSON.stringify(one.now),
        row.result.model,
        one.withdraws,
        personId,
        one.reason ?? null,
        this.clock.now(),
      ],
    );
    if (!added) throw new Error('a correction was not stored');
    if (this.spamService && one.field === 'spam' && !row.own)
      tx.enqueue('spam.report', { correctionId: added.id }, { dedupeKey: added.id });
    return added;
  }

  private async show(
    tx: Tx,
    row: Row,
    said: { before: readonly CorrectionFact[]; now: readonly CorrectionFact[] },
    field: CorrectedField,
  ): Promise<void> {
    const shown = this.shown(row, said.now);
    await tx.manager.query(
      `UPDATE mention SET language = $2, sentiment = $3, complaint = $4, offensive = $5, urgency = $6, topics = $7, overruled = $8, risk = $9
       WHERE id = $1`,
      [
        row.id,
        shown.language,
        shown.sentiment,
        shown.complaint,
        shown.offensive,
        shown.urgency,
        shown.topics,
        shown.overruled,
        shown.risk,
      ],
    );
    if (field !== 'spam' && field !== 'flagged') {
      await this.follow(tx, row, this.shown(row, said.before).flagged, shown.flagged);
      return;
    }
    const inForce = correctionsInForce(said.now, row.version);
    const byPerson = inForce.has('spam') || inForce.get('flagged')?.now === true;
    await tx.manager.query(`UPDATE mention SET spam = $2, spam_by = $3, flagged = $4 WHERE id = $1`, [
      row.id,
      shown.spam,
      byPerson ? 'person' : 'scorer',
      shown.flagged,
    ]);
    if (shown.flagged && !row.flagged) tx.enqueue('case.open', { mentionId: row.id }, { dedupeKey: row.id });
    if (row.spam !== shown.spam) tx.enqueue('case.touch', { mentionId: row.id }, { dedupeKey: row.id });
  }

  /**
   * The flag follows the risk where the risk passed the brand's threshold either way: else it stays, for an edit or an open case may
   * have settled it otherwise than the score alone. Where a case stands nobody's flag is taken away, and spam is not flagged.
   */
  private async follow(tx: Tx, row: Row, before: boolean, now: boolean): Promise<void> {
    if (before === now || now === row.flagged || row.spam || (!now && row.has_case)) return;
    await tx.manager.query(`UPDATE mention SET flagged = $2 WHERE id = $1`, [row.id, now]);
    if (now) tx.enqueue('case.open', { mentionId: row.id }, { dedupeKey: row.id });
  }

  private tell(tx: Tx, row: Row, action: string, details: Record<string, unknown>): void {
    tx.audit({ action, subjectKind: 'mention', subjectId: row.id, brandId: row.brand_id, details });
    tx.publish({ kind: 'mention.changed', brandId: row.brand_id, ids: { mentionId: row.id } });
  }
}
