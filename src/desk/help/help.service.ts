/**
 * Shows what helps with a reply, and notes what was taken over into it. Taking gives a text and changes no draft: a person puts it
 * there, edits it and answers for it like for every other word.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { demand } from '../replies/refuse.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { factsOf } from '../replies/reply-view.js';
import { change, selectOne } from '../sql.js';
import { AssistantService } from './assistant.service.js';
import type { ReplyHelp, TakeInput, Taken } from './help.api.js';
import { type HelpedReply, HelpQueries } from './help.queries.js';
import { SimilarQueries } from './similar.queries.js';
import { fillIn } from './variables.js';

interface Found {
  text: string;
  similarId?: string;
  snippetId?: string;
  snippetRevision?: number;
  assistId?: string;
}

@Injectable()
export class HelpService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly log: ReplyLog,
    private readonly queries: HelpQueries,
    private readonly similar: SimilarQueries,
    private readonly assistant: AssistantService,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found. */
  async of(by: SignedIn, replyId: string, q: string | null): Promise<ReplyHelp> {
    const db = this.db.manager;
    const reply = await this.queries.reply(db, replyId, by);
    if (!reply) throw noReply();
    return {
      similar: q === null ? await this.similar.of(db, replyId, reply.values) : [],
      snippets: await this.queries.snippets(db, reply, q || null),
      assistant: await this.assistant.isOn(),
      used: await this.queries.used(db, replyId),
    };
  }

  /** Throws not-found for what is gone, conflict where the reply cannot be edited now. */
  async take(by: SignedIn, replyId: string, input: TakeInput): Promise<Taken> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const { reply: row } = await this.log.lock(tx, replyId);
      demand('edit', factsOf(row), by);
      const reply = await this.queries.reply(tx.manager, replyId, by);
      if (!reply) throw noReply();
      const { text, ...of } = await this.found(tx, reply, replyId, input);
      const now = this.clock.now();
      await tx.manager.query(
        `INSERT INTO help_use (reply_id, brand_id, person_id, kind, similar_id, snippet_id, snippet_revision, assist_id, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          replyId,
          reply.brandId,
          by.id,
          input.kind,
          of.similarId ?? null,
          of.snippetId ?? null,
          of.snippetRevision ?? null,
          of.assistId ?? null,
          now,
        ],
      );
      tx.audit({
        action: 'reply.take-help',
        subjectKind: 'reply',
        subjectId: replyId,
        brandId: reply.brandId,
        details: { kind: input.kind, ...of },
      });
      this.log.tell(tx, row, false);
      return fillIn(text, reply.values);
    });
  }

  private async found(tx: Tx, reply: HelpedReply, replyId: string, input: TakeInput): Promise<Found> {
    switch (input.kind) {
      case 'similar': {
        const text = await this.similar.one(tx.manager, reply.brandId, input.replyId);
        if (text === null) throw gone('That reply stands no more.');
        return { text, similarId: input.replyId };
      }
      case 'snippet': {
        const row = await selectOne<{ text: string; revision: number }>(
          tx.manager,
          `SELECT text, revision FROM snippet WHERE id = $1 AND brand_id = $2 AND retired_at IS NULL`,
          [input.snippetId, reply.brandId],
        );
        if (!row) throw gone('That snippet was retired meanwhile.');
        return { text: row.text, snippetId: input.snippetId, snippetRevision: row.revision };
      }
      case 'assistant': {
        const [row] = await change<{ text: string }>(
          tx.manager,
          `UPDATE assist_draft SET taken_at = coalesce(taken_at, $3) WHERE id = $1 AND reply_id = $2 RETURNING text`,
          [input.draftId, replyId, this.clock.now()],
        );
        if (!row) throw gone('There is no such proposal for this reply.');
        return { text: row.text, assistId: input.draftId };
      }
    }
  }
}

const noReply = (): EarshotError => new EarshotError('not-found', 'There is no such reply.');
const gone = (words: string): EarshotError => new EarshotError('not-found', words);
