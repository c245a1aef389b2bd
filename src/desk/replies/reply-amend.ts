/**
 * Corrections and deletions as people see them: what a reply amends, how a published one stands on its platform, and what may be asked
 * of it. Pure but for the text of a query; the services refuse by the same rules.
 */
import type { z } from 'zod';
import { webAddress } from '../../core/http-api/web-address.js';
import type { amendFields } from './amend.api.js';

/** The words that should stand where publication `pu` posted: those of its newest correction, else its own, `own`. */
export const wordsThatStand = (pu: string, own: string): string => `coalesce((
  SELECT cv.text FROM reply cr JOIN publication cp ON cp.reply_id = cr.id AND cp.state = 'published'
  JOIN reply_version cv ON cv.id = cp.reply_version_id
  WHERE cr.amends = ${pu}.id AND cr.kind = 'correction' ORDER BY cp.published_at DESC, cp.id LIMIT 1), ${own})`;

/** Of a reply `r`. */
export const AMEND_COLUMNS = `r.kind, r.send_at AS "sendAt",
  (SELECT jsonb_build_object('publicationId', t.id, 'text', ${wordsThatStand('t', 'tv.text')}, 'permalink', t.permalink, 'reason', r.amend_reason)
   FROM publication t JOIN reply_version tv ON tv.id = t.reply_version_id WHERE t.id = r.amends) AS amends,
  (SELECT jsonb_build_object('state', s.state, 'text', s.shown_text, 'since', s.since, 'lookedAt', s.looked_at)
   FROM publication_standing s JOIN publication sp ON sp.id = s.publication_id
   WHERE sp.reply_id = r.id AND sp.state = 'published' LIMIT 1) AS standing`;

export interface AmendRow {
  kind: 'post' | 'correction' | 'deletion';
  sendAt: Date | null;
  amends: { publicationId: string; text: string; permalink: string | null; reason: string } | null;
  standing: {
    state: 'there' | 'edited' | 'gone' | 'removed';
    text: string | null;
    since: string;
    lookedAt: string | null;
  } | null;
  /** What the platform can do. */
  corrects: boolean;
  removes: boolean;
}

export const AMEND_REASONS = {
  role: 'Your role does not include this.',
  'not-published': 'Only what is published can be corrected or taken back.',
  'by-hand': 'It was posted by hand: correct it there, by hand.',
  gone: 'It does not stand there any more.',
  'cannot-correct':
    'This platform shows no corrections. Take it back, and write a new reply with the right words.',
  'cannot-remove': 'Nothing can be taken back there by Earshot. Delete it there, by hand.',
} as const;
export type AmendReason = keyof typeof AMEND_REASONS;

interface Facts extends Pick<AmendRow, 'kind' | 'standing' | 'corrects' | 'removes'> {
  state: string;
  publication: { state: string; mode: string } | null;
}

/** null: it may be asked for. */
export function whyNotAmend(
  kind: 'correction' | 'deletion',
  facts: Facts,
  viewer: { roles: readonly string[] },
): AmendReason | null {
  if (!viewer.roles.some((role) => ['agent', 'lead'].includes(role))) return 'role';
  if (facts.state !== 'published' || facts.kind !== 'post' || facts.publication?.state !== 'published')
    return 'not-published';
  if (facts.publication.mode !== 'api') return 'by-hand';
  if (facts.standing && ['gone', 'removed'].includes(facts.standing.state)) return 'gone';
  if (kind === 'correction') return facts.corrects ? null : 'cannot-correct';
  return facts.removes ? null : 'cannot-remove';
}

type AmendView = z.input<z.ZodObject<typeof amendFields>>;

export function amendView(row: AmendRow & Facts, viewer: { roles: readonly string[] }): AmendView {
  return {
    kind: row.kind,
    sendAt: row.sendAt,
    amends: row.amends && { ...row.amends, permalink: webAddress(row.amends.permalink) },
    standing: row.standing,
    amend: {
      correct: whyNotAmend('correction', row, viewer),
      remove: whyNotAmend('deletion', row, viewer),
    },
  };
}
