/**
 * A brand's own topics: added, changed, removed. What would slow every post or match nearly anything is refused in words. New posts are
 * judged by them at once; the scorer's name changes with them, so that the desk offers to judge the earlier ones anew.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import { compileTopicRules } from '../scoring/topics.brand.js';
import type { BrandTopics, BrandTopicView, TopicInput } from './topics.api.js';

@Injectable()
export class TopicsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(LEXICONS) private readonly lexicons: Pick<Lexicons, 'topics'>,
  ) {}

  /** Throws not-found for a brand there is not. */
  async list(brandId: string): Promise<BrandTopics> {
    const [brand] = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM brand WHERE id = $1`, [
      brandId,
    ]);
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    const items = await this.dataSource.query<BrandTopicView[]>(
      `SELECT topic, label, words FROM brand_topic WHERE brand_id = $1 ORDER BY label, topic`,
      [brandId],
    );
    const known = Object.entries(this.lexicons.topics.topics).map(([topic, { label }]) => ({ topic, label }));
    return { items, known };
  }

  /** Throws not-found; invalid-input with what to change. Saying what is so already changes nothing. */
  async put(brandId: string, topic: string, input: TopicInput, personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const others = await this.hold(tx, brandId);
      const words = Object.fromEntries(
        Object.entries(input.words)
          .map(([language, phrases]): [string, string[]] => [language, [...new Set(phrases)]])
          .filter(([, phrases]) => phrases.length > 0),
      );
      const was = others.find((one) => one.topic === topic);
      if (
        was &&
        was.label === input.label &&
        JSON.stringify(sorted(was.words)) === JSON.stringify(sorted(words))
      )
        return;
      refuse([...others.filter((one) => one.topic !== topic), { topic, label: input.label, words }]);
      await tx.manager.query(
        `INSERT INTO brand_topic (brand_id, topic, label, words, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (brand_id, topic) DO UPDATE SET label = excluded.label, words = excluded.words, changed_by = excluded.changed_by,
           changed_at = excluded.changed_at`,
        [brandId, topic, input.label, JSON.stringify(words), personId, this.clock.now()],
      );
      this.tell(tx, brandId, 'brand.topic-set', {
        topic,
        label: input.label,
        was: was?.words ?? null,
        words,
      });
    });
  }

  /** Removing what is gone changes nothing. Throws not-found for a brand there is not. */
  async remove(brandId: string, topic: string, personId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const was = (await this.hold(tx, brandId)).find((one) => one.topic === topic);
      if (!was) return;
      await tx.manager.query(`DELETE FROM brand_topic WHERE brand_id = $1 AND topic = $2`, [brandId, topic]);
      this.tell(tx, brandId, 'brand.topic-remove', { topic, was: was.words });
    });
  }

  private async hold(tx: Tx, brandId: string): Promise<BrandTopicView[]> {
    const [brand] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM brand WHERE id = $1 FOR NO KEY UPDATE`,
      [brandId],
    );
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    return tx.manager.query<BrandTopicView[]>(
      `SELECT topic, label, words FROM brand_topic WHERE brand_id = $1 ORDER BY topic`,
      [brandId],
    );
  }

  private tell(tx: Tx, brandId: string, action: string, details: Record<string, unknown>): void {
    tx.audit({ action, subjectKind: 'brand', subjectId: brandId, brandId, details });
    tx.publish({ kind: 'brand.changed', brandId, ids: { brandId } });
  }
}

/** Throws invalid-input with the sentence of whoever would have to find these words. */
function refuse(topics: readonly BrandTopicView[]): void {
  try {
    compileTopicRules(topics.map(({ topic, words }) => ({ id: topic, words })));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new EarshotError('invalid-input', problem, { errors: [{ field: 'words', problem }] });
  }
}

const sorted = (words: Record<string, readonly string[]>): [string, readonly string[]][] =>
  Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1));
