/**
 * A clear direct question of the customer – why, when, where, how much, how, whom, may I – that nothing in the reply could answer.
 * Conservative: a question back, an appointment or "we look into it" counts as an answer, and what merely sounds like a question
 * is none.
 */
import { sentencesOf } from '../promise/clauses.js';
import { readable, withoutNumbers } from '../said-words.js';

export interface QuestionKind {
  name: string;
  asks: RegExp;
  answers: RegExp;
}

export interface QuestionWords {
  kinds: readonly QuestionKind[];
  /** Only sounds like a question: "who do you think you are". */
  rhetorical: RegExp;
  /** A question whose mark was left out. */
  unmarked: RegExp;
  /** Takes any question up: "we are checking", "please call us on". */
  takesUp: RegExp;
}

export interface OpenQuestion {
  kind: string;
  /** As the customer wrote it, shortened, without numbers. */
  words: string;
}

/** Of longer messages the end is read: the question is mostly there. */
const readOfMessage = 1500;
const quoted = 70;

export function openQuestions(customer: string, reply: string, words: QuestionWords): OpenQuestion[] {
  const answer = readable(reply);
  if (/[?？]/u.test(answer) || words.takesUp.test(answer)) return [];
  const open: OpenQuestion[] = [];
  for (const sentence of sentencesOf(readable(customer).slice(-readOfMessage))) {
    // "When I called, nobody answered" asks nothing: a question ends like one, or begins like one.
    const asks = sentence.question || words.unmarked.test(sentence.text);
    if (!asks || words.rhetorical.test(sentence.text)) continue;
    for (const kind of words.kinds) {
      const asked = kind.asks.exec(sentence.text);
      if (!asked) continue;
      // "Whom can I ask?" is also a "can I?": what answers one of them answers it.
      if (kind.answers.test(answer)) break;
      if (open.some((one) => one.kind === kind.name)) continue;
      const shown = sentence.text.slice(asked.index).slice(0, quoted).trim();
      open.push({ kind: kind.name, words: withoutNumbers(shown) });
      break;
    }
  }
  return open.slice(-2);
}
