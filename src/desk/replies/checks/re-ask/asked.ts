/**
 * What a clause of a draft asks for: it names a thing and asks, asks for it in words of its own, names whatever has a number, or is
 * taken for asking by the learned model. Pure; words are data. Must not say whether it was given.
 */
import { clausesOf, type Piece, type Sentence, sentencesOf } from '../promise/clauses.js';
import { breaks } from './breaks.js';
import type { KindWords, ReAskKind, ReAskWords } from './re-ask-words.js';

/** What is wrong or where it was is asked for by a whole clause: another word in it tells of another thing. */
const ofTheClause: ReadonlySet<ReAskKind> = new Set(['location', 'problem', 'name']);

const asksAtAll = (clause: Piece, sentence: Sentence, words: ReAskWords): boolean =>
  sentence.question || words.asks.test(clause.text) || words.asks.test(sentence.text);

export function askedIn(clause: Piece, sentence: Sentence, words: ReAskWords): KindWords[] {
  if (words.asksNot.test(clause.text)) return [];
  const english = words.loans.inEnglish(clause.text);
  const texts = english === null ? [clause.text] : [clause.text, english];
  const asks = asksAtAll(clause, sentence, words) || (english !== null && words.asks.test(english));
  const likely = likelyIn(clause, sentence, asks, words);
  return words.kinds.filter((kind) => {
    const excepted = texts.some((text) => kind.except.test(text));
    if (likely.has(kind.kind) && !excepted) return true;
    const named = (text: string) => (asks && kind.nouns.test(text)) || kind.questions.test(text);
    if (!texts.some(named)) return false;
    if (ofTheClause.has(kind.kind)) return !excepted;
    // "Your order number and the invoice number": the second is struck out, the first is asked for all the same.
    return (
      !excepted ||
      texts.every((text) => !kind.except.test(text) || named(text.replace(kind.everyExcept, ' … ')))
    );
  });
}

function likelyIn(clause: Piece, sentence: Sentence, asks: boolean, words: ReAskWords): Set<ReAskKind> {
  const { model, learnedFrom, numbers } = words;
  const from = (kind: ReAskKind): number => {
    if (kind !== 'problem') return learnedFrom[asks ? 'asking' : 'telling'];
    // Whoever tells what went wrong asks nothing, in the words of somebody who asks.
    return asks ? learnedFrom.trouble : Infinity;
  };
  const likely = new Set<ReAskKind>(model?.kinds(clause.text, sentence.question, from));
  if (asks) for (const { kind } of numbers.asked(clause.text)) likely.add(kind);
  return likely;
}

/** "Let me open the order. What's the number?": whose number it is, the sentence before says. */
export function askedOfBefore(
  clause: Piece,
  sentence: Sentence,
  before: Piece | undefined,
  words: ReAskWords,
): KindWords[] {
  const asks = sentence.question || words.asks.test(clause.text);
  if (!before || !asks || words.asksNot.test(clause.text)) return [];
  if (!words.bareNumbers.test(clause.text) || !words.numbered.test(before.text)) return [];
  return words.kinds.filter(({ kind }) => kind === 'order-number');
}

/** What a whole text asks for. */
export function askedKinds(text: string, words: ReAskWords): Set<ReAskKind> {
  return new Set(
    sentencesOf(text).flatMap((sentence) =>
      clausesOf(sentence, breaks).flatMap((clause) =>
        askedIn(clause, sentence, words).map(({ kind }) => kind),
      ),
    ),
  );
}
