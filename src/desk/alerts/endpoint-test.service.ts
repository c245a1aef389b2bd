/** "Send a test": one message to one endpoint, now, and what it answered in words. Not an alert: nobody else hears of it. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { AlertEndpointView } from './alert-endpoints.api.js';
import { EndpointsService } from './endpoints.service.js';
import type { AlertFacts } from './messages/message.js';
import { PostingService } from './posting.service.js';

@Injectable()
export class EndpointTest {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly endpoints: EndpointsService,
    private readonly posting: PostingService,
    private readonly clock: Clock,
  ) {}

  async run(
    personId: string,
    endpointId: string,
  ): Promise<{ ok: boolean; words: string; endpoint: AlertEndpointView }> {
    const endpoint = await this.endpoints.open(this.db.manager, endpointId, true);
    if (!endpoint) throw new EarshotError('not-found', 'There is no such endpoint.');
    const now = this.clock.now();
    const body = this.posting.body(endpoint.kind, {
      alert: exampleAt(now),
      telling: 'raised',
      createdAt: now,
    });
    const outcome = await this.posting.post(endpoint, randomUUID(), body);
    return this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      await this.endpoints.noteOutcome(tx, endpointId, outcome);
      tx.audit({
        action: 'alert-endpoint.test',
        subjectKind: 'alert-endpoint',
        subjectId: endpointId,
        details: { outcome: outcome.kind },
      });
      return {
        ok: outcome.kind === 'ok',
        words: outcome.words,
        endpoint: await this.endpoints.require(tx.manager, endpointId),
      };
    });
  }
}

const exampleAt = (at: Date): AlertFacts => ({
  id: '00000000-0000-4000-8000-000000000000',
  kind: 'spike',
  brandId: null,
  subject: { test: true },
  names: { brand: 'Test' },
  level: 1,
  state: 'open',
  facts: [{ code: 'spike.seen', params: { seen: 12, expected: 3, minutes: 60 } }],
  stakes: { voices: 12, expected: 3 },
  openedAt: at,
  endedAt: null,
  acknowledgedBy: null,
  owner: null,
  posts: [],
  cases: { opened: 0, unassigned: 0, agents: [], repliesOut: 0, repliesInReview: 0 },
});
