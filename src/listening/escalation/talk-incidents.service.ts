/**
 * The incidents of what is said of one brand: read, grouped by the pure rules, written, and handed on to alerts. Runs inside the
 * transaction that judges the bins, so that an alarm and the state that will not raise it again commit together.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BinFacts, BrandWatch, SeriesAlarm } from './brand-watch.js';
import type { IncidentKind } from './incident-shape.js';
import { IncidentsService, type IncidentRow } from './incidents.service.js';
import type { Incident, IncidentEvent, RaisedAlarm } from './incidents.js';
import { scopeOf, scopeKey, seriesKey } from './series-key.js';
import { StakesQueries } from './stakes.queries.js';
import { judgeTalk, raisedOf } from './talk.js';
import type { Tx } from '../../core/database/transaction.js';

const KINDS: Record<RaisedAlarm['kind'], IncidentKind> = { volume: 'spike', mood: 'mood', gravity: 'grave' };
const KINDS_BACK: Record<string, RaisedAlarm['kind']> = { spike: 'volume', mood: 'mood', grave: 'gravity' };
/** What ended so lately may be reopened. */
const RECENT_MS = 2 * 3_600_000;

/** The incidents of one brand while its bins are judged. */
export interface Talk {
  incidents: Incident[];
  rows: Map<Incident, IncidentRow>;
  events: IncidentEvent[];
}

@Injectable()
export class TalkIncidents {
  constructor(
    private readonly incidents: IncidentsService,
    private readonly stakes: StakesQueries,
  ) {}

  async read(manager: EntityManager, brandId: string, at: number): Promise<Talk> {
    const rows = await this.incidents.of(manager, brandId, 'talk', new Date(at - RECENT_MS));
    const talk: Talk = { incidents: [], rows: new Map(), events: [] };
    // Open ones first: what is still going on takes a new alarm before what is over.
    for (const row of rows.sort((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended'))) {
      const incident = incidentOf(row, at);
      talk.incidents.push(incident);
      talk.rows.set(incident, row);
    }
    return talk;
  }

  /** One bin: what alarmed joins or opens incidents; what has been calm ends. */
  async bin(
    manager: EntityManager,
    talk: Talk,
    brandId: string,
    facts: Pick<BinFacts, 'bin' | 'missing' | 'partly'>,
    alarms: readonly SeriesAlarm[],
    watch: BrandWatch,
  ): Promise<void> {
    const raised: RaisedAlarm[] = [];
    for (const alarm of alarms) {
      const reach = await this.stakes.reachAround(manager, scopeOf(brandId, alarm.key), alarm.at);
      raised.push(...raisedOf(brandId, alarm, reach));
    }
    talk.events.push(...judgeTalk(talk.incidents, facts, raised, watch));
  }

  /** Writes what changed; alerts hear of what is worth telling. */
  async write(tx: Tx, talk: Talk, brandId: string): Promise<void> {
    const told = new Map<Incident, number>();
    for (const { incident } of talk.events) told.set(incident, (told.get(incident) ?? 0) + 1);
    // What ends goes first: two may not be open under one key.
    const inOrder = [...talk.incidents].sort(
      (a, b) => Number(a.state === 'open') - Number(b.state === 'open'),
    );
    for (const incident of inOrder) {
      const row = talk.rows.get(incident);
      const news = told.get(incident) ?? 0;
      if (row && news === 0 && isAsStored(row, incident)) continue;
      const into = talk.events.find((e) => e.kind === 'closed' && e.incident === incident && e.into);
      await this.incidents.save(
        tx,
        row?.id ?? null,
        {
          brandId,
          kind: KINDS[incident.kinds[0]!],
          subject: {
            topic: incident.scope.topic,
            sentiment: incident.scope.sentiment,
            platform: incident.scope.platform,
            kinds: incident.kinds.map((kind) => KINDS[kind]),
            ...(incident.graver > 0 ? { graver: incident.graver } : {}),
          },
          subjectKey: scopeKey(incident.scope),
          level: incident.level,
          openedAt: new Date(incident.openedAt),
          lastSeenAt: new Date(incident.lastAlarmAt),
          endedAt: incident.closedAt === null ? null : new Date(incident.closedAt),
          endReason: incident.closedAt === null ? null : into ? 'joined' : 'calm',
          facts: incident.reasons,
          stakes: await this.stakes.ofTalk(tx.manager, incident),
          tracking: {
            scopes: incident.scopes,
            kinds: incident.kinds,
            lastToldAt: incident.lastToldAt,
            unheardMs: incident.unheardMs,
            alarms: incident.alarms,
          },
        },
        news,
      );
    }
  }
}

interface Tracking {
  scopes: string[];
  kinds: Incident['kinds'];
  lastToldAt: number;
  unheardMs?: number;
  alarms: number;
}

const isAsStored = (row: IncidentRow, incident: Incident): boolean =>
  row.lastSeenAt.getTime() === incident.lastAlarmAt &&
  ((row.tracking as unknown as Tracking).unheardMs ?? 0) === incident.unheardMs;

/** `at`: now. What is dated later was dated by a clock that was ahead, and would wait for its calm until then. */
function incidentOf(row: IncidentRow, at: number): Incident {
  const { scopes, kinds, lastToldAt, unheardMs, alarms } = row.tracking as unknown as Tracking;
  const { topic = null, sentiment = null, platform = null, graver = 0 } = row.subject;
  const scope = scopeOf(row.brandId ?? '', seriesKey({ topic, sentiment, platform }));
  return {
    brandId: row.brandId ?? '',
    scope,
    scopes: scopes ?? [scopeKey(scope)],
    kinds: kinds ?? [KINDS_BACK[row.kind] ?? 'volume'],
    level: row.level,
    reasons: row.facts,
    openedAt: row.openedAt.getTime(),
    lastAlarmAt: Math.min(at, row.lastSeenAt.getTime()),
    lastToldAt: Math.min(at, lastToldAt ?? row.openedAt.getTime()),
    unheardMs: unheardMs ?? 0,
    graver,
    alarms: alarms ?? 1,
    state: row.state === 'open' ? 'open' : 'closed',
    closedAt: row.endedAt?.getTime() ?? null,
  };
}
