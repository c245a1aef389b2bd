/**
 * Asks the assistant for a draft: everything personal is taken out before it leaves and put back afterwards. What comes back is kept as
 * a proposal and changes nothing: a person takes it over, edits it, and it passes every check like any other text.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { storableText } from '../../core/database/storable.js';
import { Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { findInThread } from '../../listening/scoring/pii/thread.js';
import { demand } from '../replies/refuse.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { factsOf } from '../replies/reply-view.js';
import { selectOne } from '../sql.js';
import { AssistantService } from './assistant.service.js';
import { ChatClient } from './chat-client.service.js';
import { type ChatMessage, messagesFor } from './chat.js';
import { type Conversation, conversationOf } from './conversation.queries.js';
import type { AssistDraftView } from './help.api.js';
import { HelpQueries } from './help.queries.js';
import { type Hiding, makeHiding } from './hiding.js';
import { fillIn } from './variables.js';

const SNIPPETS_SENT = 5;
/** What fits most platforms; the counter of the composer says the rest. */
const LONGEST = 480;

@Injectable()
export class Assisting {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly replies: RepliesQueries,
    private readonly log: ReplyLog,
    private readonly queries: HelpQueries,
    private readonly assistant: AssistantService,
    private readonly chat: ChatClient,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found; conflict when it is off or the reply cannot be edited; too-many-requests and unavailable as the other side says. */
  async draft(
    by: SignedIn,
    replyId: string,
    wish: string | null,
    signal?: AbortSignal,
  ): Promise<AssistDraftView> {
    demand('edit', factsOf(await this.replies.row(replyId)), by);
    const open = await this.assistant.open();
    const { messages, hiding } = await this.question(by, replyId, wish);
    let answer: string;
    try {
      answer = await this.chat.ask(open, messages, signal);
    } catch (error) {
      if (error instanceof EarshotError && error.code !== 'conflict')
        await this.assistant.note(false, error.message);
      throw error;
    }
    const text = storableText(hiding.restore(answer));
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const { reply } = await this.log.lock(tx, replyId);
      demand('edit', factsOf(reply), by);
      const helped = await this.queries.reply(tx.manager, replyId, by);
      const made = await selectOne<{ id: string }>(
        tx.manager,
        `INSERT INTO assist_draft (reply_id, brand_id, person_id, model, text, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
        [replyId, reply.brandId, by.id, open.model, text, this.clock.now()],
      );
      if (!made || !helped) throw new Error('a proposal was not kept');
      tx.audit({
        action: 'reply.assist',
        subjectKind: 'reply',
        subjectId: replyId,
        brandId: reply.brandId,
        details: { draftId: made.id, model: open.model, characters: text.length },
      });
      await this.assistant.note(true, null, tx);
      return { id: made.id, model: open.model, ...fillIn(text, helped.values) };
    });
  }

  /** Whether it answers at all; nothing of any customer is sent. */
  async test(): Promise<{ ok: boolean; words: string }> {
    try {
      const open = await this.assistant.open(true);
      const answer = await this.chat.ask(open, [
        { role: 'user', content: 'Answer with the one word: ready' },
      ]);
      await this.assistant.note(true, null);
      return { ok: true, words: `It answered: ${answer.slice(0, 120)}` };
    } catch (error) {
      if (!(error instanceof EarshotError)) throw error;
      await this.assistant.note(false, error.message);
      return { ok: false, words: error.message };
    }
  }

  private async question(
    by: SignedIn,
    replyId: string,
    wish: string | null,
  ): Promise<{ messages: ChatMessage[]; hiding: Hiding }> {
    const db = this.db.manager;
    const conversation = await conversationOf(db, replyId);
    const helped = await this.queries.reply(db, replyId, by);
    if (!conversation || !helped) throw new EarshotError('not-found', 'There is no such reply.');
    const snippets = await this.queries.knowledge(db, helped, SNIPPETS_SENT);
    const { said, draft, brand, language } = conversation;
    const hiding = hidingOf(conversation, by, wish);
    const pieces = findInThread(said);
    return {
      hiding,
      messages: messagesFor({
        thread: said.map(({ by: who, text }, index) => ({ by: who, text: hiding.hide(text, pieces[index]) })),
        knowledge: snippets,
        wish: wish === null ? null : hiding.hide(wish),
        draft: hiding.hide(draft),
        language,
        brand,
        longest: LONGEST,
      }),
    };
  }
}

function hidingOf({ names, own, said, draft }: Conversation, by: SignedIn, wish: string | null): Hiding {
  return makeHiding([...names, by.name], own, [...said.map(({ text }) => text), draft, wish ?? '']);
}
