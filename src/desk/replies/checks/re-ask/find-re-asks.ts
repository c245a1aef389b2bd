/**
 * Asking for what the customer gave already: what each clause of the draft asks for, and whether the thread holds that very
 * thing, in whatever channel. Quotes where. Pure; words are data. Must not flag a value that is read back.
 */
import type { ThreadMessage } from '../finding.js';
import { clausesOf, type Piece, sentencesOf } from '../promise/clauses.js';
import type { KindWords, ReAskKind, ReAskWords } from './re-ask-words.js';
import { ofAnother, samePicture } from './which-thing.js';

export interface FoundReAsk {
  start: number;
  end: number;
  kind: ReAskKind;
  /** The words that gave it, as they stand in the thread. */
  given: string;
  /** Index in the thread. */
  message: number;
}

const breaks =
  /, |; | - | – | \(|: | (?:and|but|or|aur|lekin|और|लेकिन|மற்றும்|ஆனால்|matrum|aana)(?= (?:which|what|when|how|where|who|a|your|the|from|kab|kis|kya|kitn|कब|किस|क्या|எந்த|எப்போ|endha|eppo|which|let|tell|share|send|may|can|could|us|we))/giu;

export function findReAsks(text: string, thread: readonly ThreadMessage[], words: ReAskWords): FoundReAsk[] {
  const read = text.replace(/[’‘ʼ]/gu, "'");
  const found: FoundReAsk[] = [];
  const sentences = sentencesOf(read);
  for (const [index, sentence] of sentences.entries()) {
    // What is asked for in no part of the sentence may be in the whole of it.
    for (const clause of [...clausesOf(sentence, breaks), sentence]) {
      const asked = askedIn(clause, sentence, words);
      for (const kind of [...asked, ...ofBefore(clause, sentence, sentences[index - 1], words)]) {
        const given = givenIn(kind, clause.text, read, thread, words);
        if (given && !found.some((one) => one.kind === kind.kind))
          found.push({ start: clause.start, end: clause.end, kind: kind.kind, ...given });
      }
    }
  }
  return found;
}

/** What the draft asks for, given or not. */
export function askedKinds(text: string, words: ReAskWords): ReAskKind[] {
  return sentencesOf(text.replace(/[’‘ʼ]/gu, "'")).flatMap((sentence) =>
    clausesOf(sentence, breaks).flatMap((clause) => askedIn(clause, sentence, words).map(({ kind }) => kind)),
  );
}

/** "Let me open the order. What's the number?": whose number it is, the sentence before says. */
function ofBefore(
  clause: Piece,
  sentence: Piece & { question: boolean },
  before: Piece | undefined,
  words: ReAskWords,
): KindWords[] {
  const asks = sentence.question || words.asks.test(clause.text);
  if (!before || !asks || words.asksNot.test(clause.text)) return [];
  if (!words.bareNumbers.test(clause.text) || !words.numbered.test(before.text)) return [];
  return words.kinds.filter(({ kind }) => kind === 'order-number');
}

/** Only the customer, or our note of their call, tells these. */
const theirs: ReadonlySet<ReAskKind> = new Set(['problem', 'screenshot']);
/** Told by digits, several of which may stand in one clause. */
const numbers: ReadonlySet<ReAskKind> = new Set(['order-number', 'account-id', 'phone']);
/** What is wrong or where it was is asked for by a whole clause: another word in it tells of another thing. */
const ofTheClause: ReadonlySet<ReAskKind> = new Set(['location', 'problem', 'name']);

function askedIn(clause: Piece, sentence: Piece & { question: boolean }, words: ReAskWords): KindWords[] {
  if (words.asksNot.test(clause.text)) return [];
  const asks = words.asks.test(clause.text) || sentence.question || words.asks.test(sentence.text);
  return words.kinds.filter((kind) => {
    if (ofTheClause.has(kind.kind) && kind.except.test(clause.text)) return false;
    // "Your order number and the invoice number": the second is struck out, the first is asked for all the same.
    const left = clause.text.replace(new RegExp(kind.except, 'giu'), ' … ');
    return (asks && kind.nouns.test(left)) || kind.questions.test(left);
  });
}

function givenIn(
  kind: KindWords,
  asked: string,
  draft: string,
  thread: readonly ThreadMessage[],
  words: ReAskWords,
): Pick<FoundReAsk, 'given' | 'message'> | null {
  for (let message = thread.length - 1; message >= 0; message -= 1) {
    const { from, channel, text } = thread[message]!;
    // What we wrote may itself be the question; a note of a call states what was said.
    for (const sentence of sentencesOf(text)) {
      if (from === 'us' && (sentence.question || (channel !== 'call' && theirs.has(kind.kind)))) continue;
      // A value may hold a comma: what no part of the sentence gives, the whole of it may.
      const parts = kind.kind === 'address' || kind.kind === 'problem' ? [] : clausesOf(sentence, breaks);
      for (const clause of [...parts, sentence]) {
        const values = valuesIn(kind, clause, words, words.wishes.test(asked)).filter(
          (value) => !ofAnother(kind.kind, value, { clause, sentence, asked, thread }, words.whose),
        );
        const given = values.find((value) => !tellsBack(kind) || !readBack(value, draft));
        if (given === undefined) continue;
        if (kind.kind === 'screenshot' && !samePicture(asked, clause, text, words)) break;
        if (fits(kind, asked, text, words)) return { given, message };
      }
    }
  }
  return null;
}

function valuesIn(kind: KindWords, clause: Piece, words: ReAskWords, wished: boolean): string[] {
  if (words.notGiven.test(clause.text)) return [];
  // A number of another sort is struck out, with the word that says so; the one beside it stays.
  const left = numbers.has(kind.kind) ? clause.text.replace(kind.ofAnother, ' … ') : clause.text;
  if (!wished && kind.notGiven.test(left)) return [];
  const values = [...left.matchAll(new RegExp(kind.given, `g${kind.given.flags}`))];
  // Of an attachment the words beside it say more than its sign.
  if (kind.kind === 'screenshot') return values.length > 0 ? [clause.text] : [];
  return values.map((match) => match[0].trim()).filter((value) => value !== '');
}

const tellsBack = ({ kind }: KindWords): boolean => kind !== 'problem' && kind !== 'screenshot';

/** The draft says the value itself: it confirms, or tells it from the one it asks for. */
function readBack(given: string, draft: string): boolean {
  const digits = given.replace(/\D/gu, '');
  if (digits.length >= 4) return draft.replace(/[^\p{L}\d]/gu, '').includes(digits);
  return given.length > 3 && draft.toLowerCase().includes(given.toLowerCase());
}

/** The very thing that is asked for, not another of its sort. */
function fits(kind: KindWords, asked: string, message: string, words: ReAskWords): boolean {
  const own = words.fits.filter((one) => one.kind === kind.kind);
  return own.every((one) => !one.asked.test(asked) || one.given.test(message));
}
