/**
 * Asking for what the customer gave already: what each clause of the draft asks for, and whether the thread holds that very
 * thing, in whatever channel. Quotes where. Pure; words are data. Must not flag a value that is read back.
 */
import type { ThreadMessage } from '../finding.js';
import { clausesOf, type Piece, sentencesOf } from '../promise/clauses.js';
import type { KindWords, ReAskKind, ReAskWords } from './re-ask-words.js';

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
  for (const sentence of sentencesOf(read)) {
    // What is asked for in no part of the sentence may be in the whole of it.
    for (const clause of [...clausesOf(sentence, breaks), sentence]) {
      for (const kind of askedIn(clause, sentence, words)) {
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

function askedIn(clause: Piece, sentence: Piece & { question: boolean }, words: ReAskWords): KindWords[] {
  if (words.asksNot.test(clause.text)) return [];
  const asks = words.asks.test(clause.text) || sentence.question || words.asks.test(sentence.text);
  return words.kinds.filter(
    (kind) =>
      !kind.except.test(clause.text) &&
      ((asks && kind.nouns.test(clause.text)) || kind.questions.test(clause.text)),
  );
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
      if (from === 'us' && (sentence.question || (channel !== 'call' && words.asks.test(sentence.text))))
        continue;
      // A value may hold a comma: what no part of the sentence gives, the whole of it may.
      const parts = kind.kind === 'address' || kind.kind === 'problem' ? [] : clausesOf(sentence, breaks);
      for (const clause of [...parts, sentence]) {
        const given = valueIn(kind, clause, words, words.wishes.test(asked));
        if (given === null || readBack(given, draft)) continue;
        if (fits(kind, asked, text, words)) return { given, message };
      }
    }
  }
  return null;
}

function valueIn(kind: KindWords, clause: Piece, words: ReAskWords, wished: boolean): string | null {
  if ((!wished && kind.notGiven.test(clause.text)) || words.notGiven.test(clause.text)) return null;
  const value = kind.given.exec(clause.text)?.[0].trim() ?? null;
  // Of an attachment the words beside it say more than its sign.
  return value !== null && kind.kind === 'screenshot' ? clause.text : value;
}

/** The draft says the value itself: it confirms, or tells it from the one it asks for. */
function readBack(given: string, draft: string): boolean {
  const digits = given.replace(/\D/gu, '');
  if (digits.length >= 4) return draft.replace(/[^\p{L}\d]/gu, '').includes(digits);
  return given.length > 3 && draft.toLowerCase().includes(given.toLowerCase());
}

/** The very thing that is asked for, not another of its sort. */
function fits(kind: KindWords, asked: string, message: string, words: ReAskWords): boolean {
  const own = words.fits.filter((one) => one.kind === kind.kind);
  if (!own.every((one) => !one.asked.test(asked) || one.given.test(message))) return false;
  if (kind.kind !== 'screenshot') return true;
  const wanted = words.objects.filter((object) => object.test(asked));
  const shown = words.objects.filter((object) => object.test(message));
  return wanted.length === 0 || shown.length === 0 || wanted.some((object) => shown.includes(object));
}
