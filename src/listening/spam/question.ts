/** What the outside spam service is told of a mention: masked words, kind, language and time; nobody's name, number or address. Pure. */
import type { SpamQuestion } from '../../platforms/spam-service.js';
import { withoutNames } from '../scoring/without-names.js';

export interface AskedMention {
  text: string;
  title: string | null;
  kind: SpamQuestion['kind'];
  parent_external_id: string | null;
  language: string;
  published_at: Date;
  version: number;
}

/** For SELECT … FROM mention m JOIN mention_version v. */
export const ASKED_COLUMNS = `v.text, v.title, m.kind, m.parent_external_id, m.language, m.published_at, v.version`;

/** A service that wants whole books is not worth it. */
const LONGEST = 10_000;

export function questionOf(mention: AskedMention): SpamQuestion {
  const whole = mention.title ? `${mention.title}\n\n${mention.text}` : mention.text;
  const [language = ''] = mention.language.split('-');
  return {
    text: withoutNames(whole).slice(0, LONGEST).toWellFormed(),
    kind: mention.kind,
    reply: mention.parent_external_id !== null,
    language: /^(?:en|hi|ta)$/.test(language) ? language : null,
    publishedAt: mention.published_at,
    edited: mention.version > 1,
  };
}
