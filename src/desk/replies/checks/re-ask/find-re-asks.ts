/**
 * Asking for what the customer gave already: what each clause of the draft asks for, and whether the thread holds that very
 * thing, in whatever channel. Quotes where. Pure; words are data. Must not flag a value that is read back.
 */
import type { ThreadMessage } from '../finding.js';
import { clausesOf, type Piece, sentencesOf } from '../promise/clauses.js';
import type { AskedNumber } from './named-numbers.js';
import type { KindWords, ReAskKind, ReAskWords } from './re-ask-words.js';
import { answerTo } from './answers.js';
import { askedIn, askedOfBefore } from './asked.js';
import { breaks } from './breaks.js';
import { sameDay } from './which-day.js';
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

export function findReAsks(text: string, thread: readonly ThreadMessage[], words: ReAskWords): FoundReAsk[] {
  const read = text.replace(/[’‘ʼ]/gu, "'");
  const found: FoundReAsk[] = [];
  const sentences = sentencesOf(read);
  for (const [index, sentence] of sentences.entries()) {
    // What is asked for in no part of the sentence may be in the whole of it.
    for (const clause of [...clausesOf(sentence, breaks), sentence]) {
      const asked = askedIn(clause, sentence, words);
      for (const kind of [...asked, ...askedOfBefore(clause, sentence, sentences[index - 1], words)]) {
        const before = found.filter((one) => one.kind === kind.kind);
        if (before.some(({ start, end }) => start < clause.end && clause.start < end)) continue;
        const taken = counted.has(kind.kind) ? before.map((one) => one.given) : [];
        const given = givenIn(kind, clause.text, read, thread, words, taken);
        if (given && !before.some((one) => one.given === given.given))
          found.push({ start: clause.start, end: clause.end, kind: kind.kind, ...given });
      }
    }
  }
  return found;
}

/** Only the customer, or our note of their call, tells these. */
const theirs: ReadonlySet<ReAskKind> = new Set(['problem', 'screenshot']);
/** "What did we say, and what do they ask now?" asks for two of them. */
const counted: ReadonlySet<ReAskKind> = new Set(['amount']);
/** Half of a phone number is none of these. */
const notPhones: ReadonlySet<ReAskKind> = new Set(['order-number', 'account-id', 'amount']);
const inTwoParts = /(?<![\p{N}-])(?:\+91[ -]?)?[6-9]\p{N}{4}[ -]\p{N}{5}(?![\p{N}-])/gu;
/** Told by digits, several of which may stand in one clause. */
const numbers: ReadonlySet<ReAskKind> = new Set(['order-number', 'account-id', 'phone']);

function givenIn(
  kind: KindWords,
  asked: string,
  draft: string,
  thread: readonly ThreadMessage[],
  words: ReAskWords,
  taken: readonly string[],
): Pick<FoundReAsk, 'given' | 'message'> | null {
  const wished = words.wishes.test(asked);
  const nouns = words.numbers.asked(asked).filter((one) => one.kind === kind.kind);
  for (let message = thread.length - 1; message >= 0; message -= 1) {
    const { from, channel, text } = thread[message]!;
    // What we wrote may itself be the question; a note of a call states what was said.
    for (const sentence of sentencesOf(text)) {
      if (from === 'us' && (sentence.question || (channel !== 'call' && theirs.has(kind.kind)))) continue;
      // A value may hold a comma: what no part of the sentence gives, the whole of it may.
      const parts = kind.kind === 'address' || kind.kind === 'problem' ? [] : clausesOf(sentence, breaks);
      let refused = false;
      for (const clause of [...parts, sentence]) {
        // What the part that shows it says, the rest of the sentence does not unsay.
        if (refused && clause === sentence) continue;
        const values = [
          ...valuesIn(kind, clause, words, wished),
          ...besideNouns(nouns, clause, words),
        ].filter(
          (value) =>
            !ofAnother(kind.kind, value, { clause, sentence, asked, thread }, words.whose) &&
            (kind.kind !== 'date' || sameDay(asked, value, clause, wished, words.days)),
        );
        const given = values.find(
          (value) => !taken.includes(value) && (!tellsBack(kind) || !readBack(value, draft)),
        );
        if (given === undefined) continue;
        if (kind.kind === 'screenshot' && !samePicture(asked, clause, text, words)) {
          refused = true;
          continue;
        }
        if (fits(kind, asked, text, words)) return { given, message };
      }
    }
  }
  const answer = answerTo(kind.kind, thread, words);
  return answer && !(tellsBack(kind) && readBack(answer.given, draft)) ? answer : null;
}

function valuesIn(kind: KindWords, clause: Piece, words: ReAskWords, wished: boolean): string[] {
  if (words.notGiven.test(clause.text)) return [];
  // A number of another sort is struck out, with the word that says so; the one beside it stays.
  let left = numbers.has(kind.kind) ? clause.text.replace(kind.ofAnother, ' … ') : clause.text;
  if (notPhones.has(kind.kind)) left = left.replace(inTwoParts, ' … ');
  if (!wished && kind.notGiven.test(left)) return [];
  const values = [...left.matchAll(kind.everyGiven)];
  // Of an attachment the words beside it say more than its sign.
  if (kind.kind === 'screenshot') return values.length > 0 ? [clause.text] : [];
  const told = values.map((match) => match[0].trim()).filter((value) => value !== '');
  return [
    ...told,
    ...(words.names.get(kind.kind)?.in(left) ?? []),
    ...written(kind.kind, left, words),
    ...(numbers.has(kind.kind) || kind.kind === 'device' ? spokenIn(kind, left, words) : []),
  ];
}

/** Told digit by digit, in the words that told it. */
function spokenIn(kind: KindWords, clause: string, words: ReAskWords): string[] {
  const read = words.spoken.read(clause);
  if (!read) return [];
  const values = [...read.text.matchAll(kind.everyGiven)];
  return read.numbers
    .filter(({ start, end }) =>
      values.some(({ 0: value, index }) => index < end && start < index + value.length),
    )
    .map((one) => one.words);
}

/** Told by how it is written: Capitals 12, A1B2C3. */
function written(kind: ReAskKind, clause: string, words: ReAskWords): string[] {
  const how = kind === 'device' ? words.models : kind === 'order-number' ? words.codes : null;
  return how ? [...clause.matchAll(how)].map(([one]) => one) : [];
}

function besideNouns(nouns: readonly AskedNumber[], clause: Piece, words: ReAskWords): string[] {
  if (nouns.length === 0 || words.notGiven.test(clause.text)) return [];
  return nouns.flatMap(({ noun }) => words.numbers.given(noun, clause.text) ?? []);
}

const tellsBack = ({ kind }: KindWords): boolean => kind !== 'problem' && kind !== 'screenshot';

/** The draft says the value itself: it confirms, or tells it from the one it asks for. */
function readBack(given: string, draft: string): boolean {
  const digits = given.replace(/\D/gu, '');
  if (digits.length >= 4) return draft.replace(/[^\p{L}\d]/gu, '').includes(digits);
  // Of "PNR QW8TRL" the code alone is said again.
  const codes = given.match(/(?=\S*\d)\S*[\p{L}\d]{5,}/gu) ?? [];
  if (codes.some((code) => draft.toLowerCase().includes(code.toLowerCase()))) return true;
  return given.length > 3 && draft.toLowerCase().includes(given.toLowerCase());
}

/** The very thing that is asked for, not another of its sort. */
function fits(kind: KindWords, asked: string, message: string, words: ReAskWords): boolean {
  const own = words.fits.filter((one) => one.kind === kind.kind);
  return own.every((one) => !one.asked.test(asked) || one.given.test(message));
}
