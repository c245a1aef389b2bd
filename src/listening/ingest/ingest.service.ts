/**
 * Stores one page of captured posts, scored, together with the cursor that covers it: all of it or nothing. The same post is one
 * mention however often it comes; an edit is a new version; a deletion is kept as such; our own posts are kept and never flagged.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import type { PollPage } from '../../platforms/ports.js';
import { SPAM_SERVICE, type SpamService } from '../../platforms/spam-service.js';
import { SCORER, type Scorer } from '../scoring/scorer.js';
import { worthAsking } from '../scoring/spam-opinion.js';
import { isUnjudged, neverThrowing } from '../scoring/unjudged.js';
import { BrandScorers } from '../topics/brand-scorers.service.js';
import { IngestStore, type SourceRef } from './ingest.store.service.js';
import { FollowedAuthors } from './followed-authors.service.js';
import { judge, type Judged, type JudgeContext, type Recognised, recognise, recogniseAll } from './judge.js';
import { refuseBlindness } from './page-judged.js';
import { planPage, type StoredMention } from './plan-page.js';
import { RecentFingerprintsService } from './recent-fingerprints.service.js';
import { SameText } from './same-text.js';
import { SameTextQueries } from './same-text.queries.js';
import { storableKey, storablePost } from './storable-post.js';

export interface IngestResult {
  fresh: number;
  edited: number;
  deleted: number;
  flagged: number;
}

interface PageContext extends JudgeContext {
  copyOf(fingerprint: bigint, id: string): string | null;
  followed: Set<string>;
}

@Injectable()
export class IngestService {
  private readonly logger = new Logger(IngestService.name);

  constructor(
    private readonly store: IngestStore,
    private readonly fingerprints: RecentFingerprintsService,
    private readonly followed: FollowedAuthors,
    private readonly clock: Clock,
    @Inject(SCORER) scorer: Scorer,
    private readonly scorers: BrandScorers = new BrandScorers(scorer),
    private readonly sameText: SameTextQueries = new SameTextQueries(),
    @Inject(SPAM_SERVICE) private readonly spamService: SpamService | null = null,
  ) {}

  /** Runs inside the caller's transaction, which also moves the cursor. */
  async page(tx: Tx, source: SourceRef, page: Pick<PollPage, 'posts' | 'deleted'>): Promise<IngestResult> {
    const now = this.clock.now();
    const posts = page.posts.map((post) => storablePost(post, now));
    const deleted = page.deleted.map(storableKey);
    const ids = [...new Set([...posts.map((p) => p.externalId), ...deleted])];
    if (ids.length === 0) return { fresh: 0, edited: 0, deleted: 0, flagged: 0 };
    const stored = await this.store.held(tx.manager, source, ids);
    const plan = planPage(posts, deleted, stored);
    const authors = await this.store.authors(
      tx.manager,
      source.platform,
      [...plan.fresh, ...plan.edited.map((e) => e.post)].map((post) => post.author),
    );
    const context = await this.context(tx, source, authors, ids, now);
    const fresh = recogniseAll(plan.fresh, context);
    const judged = await this.judgeAll(tx, fresh, authors, [], context);
    refuseBlindness(
      judged.map((j) => j.score),
      context.scorer,
    );
    const inserted = await this.store.insert(tx.manager, source, judged, authors, now);
    const late = judged.filter((j) => !inserted.has(j.post.externalId)).map((j) => j.post);
    // Another poller stored these while we judged: now they are rows like any other.
    const again =
      late.length > 0
        ? planPage(
            late,
            [],
            await this.store.held(
              tx.manager,
              source,
              late.map((p) => p.externalId),
            ),
          )
        : null;
    const changed = [...plan.edited, ...(again?.edited ?? [])];
    const edited = changed.map(({ stored: row, post }) =>
      recognise(row.id, post, context.ownAuthorIds, context.copyOf),
    );
    const anew = await this.judgeAll(
      tx,
      edited,
      authors,
      edited.map((e) => e.post.externalId),
      context,
    );
    const edits = changed.flatMap(({ stored: row }, i) => {
      const one = anew[i];
      return one ? [{ stored: row, judged: one }] : [];
    });
    await this.store.edit(tx.manager, edits, now);
    await this.store.move(tx.manager, [...plan.moved, ...(again?.moved ?? [])]);
    await this.store.remove(
      tx.manager,
      plan.deleted.map((row) => row.id),
      now,
    );
    const added = judged.flatMap((j) => {
      const id = inserted.get(j.post.externalId);
      return id ? [{ id, version: 1, judged: j }] : [];
    });
    const written = [
      ...added,
      ...edits.map((e) => ({ id: e.stored.id, version: e.stored.version + 1, judged: e.judged })),
    ];
    const seen = [...plan.seen, ...(again?.seen ?? [])].map((row) => row.id);
    await this.store.traces(tx.manager, source, written, [...added.map((f) => f.id), ...seen], now);
    return this.announce(
      tx,
      source,
      added,
      edits,
      { deleted: plan.deleted, back: plan.moved.filter((m) => m.reappeared).map((m) => m.stored) },
      context,
    );
  }

  /** `except`: external ids that must not count themselves among those who said the same. */
  private async judgeAll(
    tx: Tx,
    known: Recognised[],
    authors: Map<string, string>,
    except: string[],
    context: JudgeContext,
  ): Promise<Judged[]> {
    const originals = [...new Set(known.flatMap((one) => one.duplicateOf ?? []))];
    const authorIds = [...authors.values()];
    const stored = await this.sameText.of(tx.manager, originals, { authorIds, except, now: context.now });
    const same = new SameText(stored);
    return known.map((one) => {
      const author = authors.get(one.post.author.externalId) ?? one.post.author.externalId;
      const judged = judge(one, same.of(one.duplicateOf, author), context);
      same.add(one.duplicateOf ?? one.id, author);
      return judged;
    });
  }

  private async context(
    tx: Tx,
    source: SourceRef,
    authors: Map<string, string>,
    onPage: string[],
    now: Date,
  ): Promise<PageContext> {
    const [brand] = await tx.manager.query<{ flag_risk: number }[]>(
      `SELECT flag_risk FROM brand WHERE id = $1`,
      [source.brandId],
    );
    const own = await tx.manager.query<{ external_id: string }[]>(
      `SELECT external_id FROM account WHERE platform = $1 AND external_id IS NOT NULL`,
      [source.platform],
    );
    const earlier = await tx.manager.query<{ external_id: string; n: number }[]>(
      `SELECT a.external_id, count(*)::integer AS n FROM mention m JOIN author a ON a.id = m.author_id
       WHERE m.brand_id = $1 AND m.author_id = ANY($2::uuid[]) AND m.flagged AND m.external_id <> ALL($3) GROUP BY 1`,
      [source.brandId, [...authors.values()], onPage],
    );
    const complaints = new Map(earlier.map((row) => [row.external_id, row.n]));
    const recent = await this.fingerprints.of(tx.manager, source.brandId, now);
    return {
      scorer: neverThrowing(await this.scorers.of(tx.manager, source.brandId), (err) =>
        this.logger.error(
          { err, sourceId: source.id },
          'The scorer failed on a post, which is stored unjudged',
        ),
      ),
      now,
      flagRisk: brand?.flag_risk ?? 100,
      ownAuthorIds: new Set(own.map((row) => row.external_id)),
      earlierComplaints: (post) => complaints.get(post.author.externalId) ?? 0,
      copyOf: (print, id) => recent.find(print, id),
      followed: await this.followed.among(tx.manager, source.brandId, [...authors.values()]),
    };
  }

  /** Says what happened to the rest of the pipeline: jobs, audit, live events; all in the same transaction. */
  private announce(
    tx: Tx,
    source: SourceRef,
    fresh: { id: string; judged: Judged }[],
    edits: { stored: StoredMention; judged: Judged }[],
    gone: { deleted: StoredMention[]; back: StoredMention[] },
    context: { followed: Set<string> },
  ): IngestResult {
    const enqueue = (job: 'case.open' | 'case.touch', mentionId: string): void =>
      tx.enqueue(job, { mentionId }, { dedupeKey: mentionId });
    let flagged = 0;
    for (const [id, judged] of [
      ...fresh.map((f) => [f.id, f.judged] as const),
      ...edits.map((e) => [e.stored.id, e.judged] as const),
    ]) {
      if (this.spamService && inDoubt(judged)) tx.enqueue('spam.check', { mentionId: id }, { dedupeKey: id });
      if (isUnjudged(judged.score.model)) tx.enqueue('scoring.judge', { mentionId: id }, { dedupeKey: id });
    }
    for (const { id, judged } of fresh) {
      if (judged.flagged) {
        flagged++;
        enqueue('case.open', id);
      }
      // A further complaint ends what was approved before it just as any other word of theirs does.
      if (!judged.own && context.followed.has(judged.post.author.externalId)) enqueue('case.touch', id);
    }
    for (const { stored, judged } of edits) {
      if (judged.flagged) enqueue('case.open', stored.id);
      enqueue('case.touch', stored.id);
    }
    for (const row of gone.deleted) enqueue('case.touch', row.id);
    for (const row of gone.back) {
      enqueue('case.open', row.id); // it may have been gone when its turn came; what is not flagged opens nothing
      enqueue('case.touch', row.id);
    }
    const result = {
      fresh: fresh.length,
      edited: edits.length,
      deleted: gone.deleted.length + gone.back.length,
      flagged,
    };
    if (result.fresh + result.edited + result.deleted > 0) {
      tx.audit({
        action: 'source.ingest',
        subjectKind: 'source',
        subjectId: source.id,
        brandId: source.brandId,
        details: { ...result },
      });
      tx.publish({ kind: 'mention.new', brandId: source.brandId, ids: { sourceId: source.id } });
    }
    return result;
  }
}

/** An outside opinion is asked for by a job: whether and when it comes must not matter to what is stored. */
function inDoubt({ own, duplicateOf, post, score }: Judged): boolean {
  const isPublic = post.visibility === 'public' || post.visibility === 'unlisted';
  return worthAsking({ own, copy: duplicateOf !== null, isPublic, share: score.spam });
}
