/** The scorer as each brand has it: with its own topics, compiled once and kept until they change. The database is the truth. */
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SCORER, type Scorer } from '../scoring/scorer.js';
import type { TopicRule } from '../scoring/topics.brand.js';
import { brandScorer } from './brand-scorer.js';

/** Compiled lists kept at hand; a brand beyond that is compiled anew. */
const MOST_KEPT = 200;

@Injectable()
export class BrandScorers {
  private readonly kept = new Map<string, { rules: string; scorer: Scorer }>();

  constructor(@Inject(SCORER) private readonly scorer: Scorer) {}

  async of(manager: EntityManager, brandId: string): Promise<Scorer> {
    const rules = await manager.query<TopicRule[]>(
      `SELECT topic AS id, words FROM brand_topic WHERE brand_id = $1 ORDER BY topic`,
      [brandId],
    );
    if (rules.length === 0) return this.scorer;
    const key = JSON.stringify(rules);
    const kept = this.kept.get(brandId);
    if (kept?.rules === key) return kept.scorer;
    const scorer = brandScorer(this.scorer, rules);
    this.kept.delete(brandId);
    this.kept.set(brandId, { rules: key, scorer });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value ?? '');
    return scorer;
  }
}
