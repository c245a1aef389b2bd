/**
 * Whose thing a value in the thread belongs to, and which thing an attachment shows: what went well, another person's beside
 * the writer's own and a competitor's are not what the draft asks for. Pure; words are data. Must not judge what is asked.
 */
import type { ThreadMessage } from '../finding.js';
import type { Piece } from '../promise/clauses.js';
import type { ReAskKind, ReAskWords } from './re-ask-words.js';

interface Place {
  clause: Piece;
  sentence: Piece;
  asked: string;
  thread: readonly ThreadMessage[];
}

/** Things of which somebody has several, or somebody else has one. Trouble and sums are told of, not owned. */
const owned: ReadonlySet<ReAskKind> = new Set(['order-number', 'account-id', 'device', 'location']);
/** Where someone is reached may well be another's; a body's own is not. */
const reached: ReadonlySet<ReAskKind> = new Set(['email', 'phone']);
const value = /\p{N}[\p{N}-]{3,}/u;

export function ofAnother(
  kind: ReAskKind,
  given: string,
  { clause, sentence, asked, thread }: Place,
  whose: ReAskWords['whose'],
): boolean {
  const at = Math.max(0, sentence.text.indexOf(given, Math.max(0, clause.start - sentence.start)));
  const before = sentence.text.slice(0, at);
  const after = sentence.text.slice(at + given.length);
  if (reached.has(kind)) return whose.bodies.test(before.slice(-40));
  if (!owned.has(kind)) return false;
  if (kind === 'location' && whose.pronouns.test(given)) return true;
  if (whose.rivals.test(sentence.text)) return true;
  // What is said of the next number, or after "but", is not said of this one.
  // A value may have taken the verb with it: "in Mylapore has".
  const verb = / \p{L}+$/u.exec(given)?.[0] ?? '';
  const said = `${verb}${after.slice(0, 80)}`.split(value)[0]!.split(whose.contrast)[0]!;
  if (whose.wentWell.test(said)) return true;
  if (whose.mine.test(before.slice(-20))) return false;
  const near = before.slice(-60) + given;
  if (!whose.persons.test(near) || whose.persons.test(asked)) return false;
  return thread.some(({ from, text }) => from === 'customer' && whose.mine.test(text));
}

/** Beside the paper there are pictures. */
const several = /(?<!\p{L})(?:photos|photographs|pictures|pics|snaps)(?!\p{L})/iu;

/** The attachment shows what is asked for, as far as both say; what stands beside it says more than the rest. */
export function samePicture(
  asked: string,
  clause: Piece,
  message: string,
  { objects, papers, pictureOf }: ReAskWords,
): boolean {
  const named = (text: string): string[] =>
    objects.filter(([, object]) => object.test(text)).map(([name]) => name);
  const wanted = named(asked);
  // "The bill [image], the jar is broken": what stands before the sign names it.
  const upTo = clause.text.search(/\[(?:image|pdf|video|photo|file)/u);
  const before = upTo > 0 ? named(clause.text.slice(0, upTo)) : [];
  const beside = before.length > 0 ? before : named(clause.text);
  const shown = beside.length > 0 && !clause.text.includes('. ') ? beside : named(message);
  if (wanted.length === 0)
    return (
      several.test(message) ||
      !(shown.length > 0 && pictureOf.test(asked) && shown.every((name) => papers.has(name)))
    );
  return shown.length === 0 || wanted.some((name) => shown.includes(name));
}
