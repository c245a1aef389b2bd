/** The incident of one spreading post: opened when it will reach too many, told again when it grows much or is edited, ended when it rests. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import type { Level, Reason } from './alarm-level.js';
import { IncidentsService, type IncidentRow } from './incidents.service.js';
import type { SpreadVerdict } from './spread-judge.js';
import type { WatchRow } from './spread-watch.service.js';

/** Without alarm for so long it has come to rest. */
const CALM_MS = 6 * 3_600_000;
/** A forecast so many times the one that was told is news. */
const GROWN = 2;

@Injectable()
export class SpreadIncidents {
  constructor(private readonly incidents: IncidentsService) {}

  async settle(
    tx: Tx,
    watch: Pick<WatchRow, 'mention_id' | 'brand_id' | 'topics'>,
    verdict: SpreadVerdict | null,
    { now, ended, edited }: { now: Date; ended: string | null; edited: boolean },
  ): Promise<void> {
    const [open] = await this.incidents.open(tx.manager, 'spread', watch.mention_id);
    const alarm = verdict?.alarm ?? null;
    if (open && (ended !== null || (!alarm && now.getTime() - open.lastSeenAt.getTime() >= CALM_MS))) {
      // Where it went nobody knows: that is said, or its end would read as calm.
      const facts =
        ended === 'unread' ? [...open.facts, { code: 'spread.unread', params: {}, points: 0 }] : open.facts;
      await this.incidents.save(tx, open.id, { ...open, facts, endedAt: now, endReason: ended ?? 'calm' }, 1);
      return;
    }
    if (ended !== null || (!alarm && !(open && edited)) || !verdict) return;
    if (!open && (await this.drowned(tx, watch.brand_id, verdict, now))) return;
    const { forecast } = verdict;
    const facts: Reason[] = [
      ...(alarm?.reasons ?? open?.facts ?? []),
      ...(edited || open?.facts.some(isEdit) ? [{ code: 'spread.edited', params: {}, points: 0 }] : []),
    ].filter((fact, i, all) => all.findIndex((one) => one.code === fact.code) === i);
    const told = open ? Number((open.tracking as { toldReach?: number }).toldReach ?? 0) : 0;
    const news = open ? isNews(open, alarm?.level ?? open.level, forecast.reach, told) || edited : true;
    await this.incidents.save(
      tx,
      open?.id ?? null,
      {
        brandId: watch.brand_id,
        kind: 'spread',
        subject: { mentionId: watch.mention_id },
        subjectKey: watch.mention_id,
        level: Math.max(open?.level ?? 1, alarm?.level ?? 1) as Level,
        openedAt: open?.openedAt ?? now,
        lastSeenAt: alarm ? now : (open?.lastSeenAt ?? now),
        endedAt: null,
        endReason: null,
        facts,
        stakes: {
          reach: forecast.now,
          forecast: { people: forecast.reach, low: forecast.low, high: forecast.high, hours: 24 },
          topics: watch.topics.slice(0, 5),
          mentionIds: [watch.mention_id],
        },
        tracking: { toldReach: news ? forecast.reach : told },
      },
      open && news ? 1 : 0,
    );
  }

  /**
   * In a storm many posts spread: with each one that was told lately, up to three, a further one must reach three times as many to be
   * told, too. What rests drowns nothing.
   */
  private async drowned(tx: Tx, brandId: string, { forecast }: SpreadVerdict, now: Date): Promise<boolean> {
    const [row] = await tx.manager.query<{ n: number }[]>(
      `SELECT count(*)::integer AS n FROM incident
       WHERE brand_id = $1 AND kind_group = 'spread' AND state = 'open' AND last_seen_at > $2`,
      [brandId, new Date(now.getTime() - CALM_MS)],
    );
    return forecast.reach < forecast.people * 3 ** Math.min(3, row?.n ?? 0);
  }
}

const isEdit = (fact: Reason): boolean => fact.code === 'spread.edited';
const isNews = (open: IncidentRow, level: Level, reach: number, told: number): boolean =>
  level > open.level || (told > 0 && reach >= GROWN * told);
