/** What a reply is written for and with: the names that fill gaps, the snippets that fit, what was used already. Never writes. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { type Reader, select, selectOne } from '../sql.js';
import type { ReplyHelp, SuggestedSnippet } from './help.api.js';
import { familyOf } from './terms.js';
import { fillIn, type Values } from './variables.js';

const SNIPPETS_SHOWN = 8;

export interface HelpedReply {
  brandId: string;
  caseId: string;
  language: string;
  topics: string[];
  values: Values;
}

interface SnippetRow extends Omit<SuggestedSnippet, 'text' | 'open'> {
  text: string;
}

@Injectable()
export class HelpQueries {
  constructor(private readonly clock: Clock) {}

  /** Null for a reply that is not there. */
  async reply(db: Reader, replyId: string, by: Pick<SignedIn, 'name'>): Promise<HelpedReply | null> {
    const row = await selectOne<
      Omit<HelpedReply, 'values'> & { customer: string; number: string; brand: string }
    >(
      db,
      `SELECT r.brand_id AS "brandId", r.case_id AS "caseId", m.language, m.topics, cu.name AS customer, c.number, b.name AS brand
       FROM reply r JOIN mention m ON m.id = r.parent_mention_id JOIN care_case c ON c.id = r.case_id
       JOIN customer cu ON cu.id = c.customer_id JOIN brand b ON b.id = r.brand_id WHERE r.id = $1`,
      [replyId],
    );
    if (!row) return null;
    const { customer, number, brand, ...reply } = row;
    const values: Values = {
      // A handle is no name to be greeted by.
      'customer.name': /^@|@.*\./u.test(customer) ? null : customer,
      'case.number': number,
      'brand.name': brand,
      'agent.name': by.name,
    };
    return { ...reply, values };
  }

  /** Of the post's language and topics first; with `q` whatever holds the words, in any language. */
  async snippets(db: Reader, reply: HelpedReply, q: string | null): Promise<SuggestedSnippet[]> {
    const rows = await select<SnippetRow>(
      db,
      `SELECT s.id, s.title, s.text, s.language, s.topics, jsonb_build_object('id', o.id, 'name', o.name) AS owner,
         to_char(s.review_on, 'YYYY-MM-DD') AS "reviewOn", s.review_on < ($2::timestamptz AT TIME ZONE o.time_zone)::date AS overdue,
         s.topics && $3::text[] AS fits, (SELECT count(*)::integer FROM help_use u WHERE u.snippet_id = s.id) AS used
       FROM snippet s JOIN person o ON o.id = s.owner_id
       WHERE s.brand_id = $1 AND s.retired_at IS NULL
         AND CASE WHEN $6::text IS NULL THEN split_part(s.language, '-', 1) = $4 AND (s.topics && $3::text[] OR s.topics = '{}')
             ELSE strpos(lower(s.title || ' ' || s.text), lower($6)) > 0 END
       ORDER BY s.topics && $3::text[] DESC, s.language = $5 DESC, split_part(s.language, '-', 1) = $4 DESC, overdue, used DESC,
         s.title, s.id LIMIT ${SNIPPETS_SHOWN}`,
      [reply.brandId, this.clock.now(), reply.topics, familyOf(reply.language), reply.language, q],
    );
    return rows.map((row) => ({ ...row, ...fillIn(row.text, reply.values) }));
  }

  /** What the assistant may know: snippets as they stand, their variables unfilled. */
  async knowledge(
    db: Reader,
    { brandId, topics, language }: HelpedReply,
    most: number,
  ): Promise<{ title: string; text: string }[]> {
    return select(
      db,
      `SELECT title, text FROM snippet WHERE brand_id = $1 AND retired_at IS NULL AND (topics && $2::text[] OR topics = '{}')
       ORDER BY topics && $2::text[] DESC, language = $3 DESC, split_part(language, '-', 1) = $4 DESC, title, id LIMIT $5`,
      [brandId, topics, language, familyOf(language), most],
    );
  }

  async used(db: Reader, replyId: string): Promise<ReplyHelp['used']> {
    return select(
      db,
      `SELECT u.kind, s.title, jsonb_build_object('id', p.id, 'name', p.name) AS by, u.at
       FROM help_use u JOIN person p ON p.id = u.person_id LEFT JOIN snippet s ON s.id = u.snippet_id
       WHERE u.reply_id = $1 ORDER BY u.at, u.id LIMIT 100`,
      [replyId],
    );
  }
}
