/**
 * Under which names the dialects say the same thing, likeliest first. Data only; canonical names as in namespaces.ts.
 * Two tables, because Atom and RSS share words ("link", "content") that mean different things to them.
 */
import { names } from './xml-tree.js';

const vocabulary = (atom: boolean) => {
  const core = (...locals: string[]) =>
    locals.flatMap((local) => (atom ? [`atom:${local}`, local] : [local, `atom:${local}`]));
  return {
    atom,
    title: names(...core('title'), 'dc:title', 'dcterms:title', 'media:title', 'itunes:title'),
    content: names(
      'content:encoded',
      'atom:content',
      ...(atom ? ['content'] : []),
      'xhtml:body',
      'xhtml:div',
      'fullitem',
    ),
    summary: names(
      ...core('description', 'summary', 'abstract'),
      'dc:description',
      'dcterms:abstract',
      'itunes:summary',
      'media:description',
      'itunes:subtitle',
    ),
    about: names(
      ...core('subtitle', 'tagline', 'description', 'abstract', 'info'),
      'dc:description',
      'itunes:subtitle',
      'itunes:summary',
    ),
    id: names(...core('guid', 'id')),
    feedId: names(...core('id')),
    link: names(...core('link')),
    language: names(...core('language'), 'dc:language'),
    published: names(
      ...core('published', 'issued', 'pubdate'),
      'dcterms:issued',
      'dcterms:available',
      'dc:date',
      'date',
      ...core('created'),
      'dcterms:created',
    ),
    updated: names(...core('updated', 'modified'), 'dcterms:modified'),
  };
};

export type Vocabulary = ReturnType<typeof vocabulary>;

export const ATOM: Vocabulary = vocabulary(true);
export const RSS: Vocabulary = vocabulary(false);
