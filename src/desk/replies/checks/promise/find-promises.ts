/**
 * Every promise in a reply: who owes what, until when. Clause by clause: a form of promising, or words of a time to come with a
 * form that only then promises, and nothing that makes it a rule, a hope, a question, or the customer's turn. Words are data.
 */
import { type BusinessCalendar, isoDay, type Wall } from './business-days.js';
import { clausesOf, type Piece, type Sentence, sentencesOf, withoutQuotes } from './clauses.js';
import { doerBefore, type Doers, noSubject, type PromiseWho, whoOf } from './doer.js';
import { dueOf, type TimeRun, timeRuns } from './due.js';
import type { PromiseGrammar, PromiseWhat } from './promise-words.js';
import type { TimeReader } from './time-lexicon.js';

export interface FoundPromise {
  start: number;
  end: number;
  who: PromiseWho;
  what: PromiseWhat;
  dueWords: string;
  /** A day, or date and time with offset; null where the words name none, or the moment of sending is not known. */
  due: string | null;
}

export interface PromiseTools {
  grammar: PromiseGrammar;
  readTime: TimeReader;
  who: Doers;
  what: readonly (readonly [PromiseWhat, RegExp])[];
  /** Asked where those name nothing. */
  whatElse: readonly (readonly [PromiseWhat, RegExp])[];
  /** The verb stands early, so the first word decides; otherwise the first kind of the list. */
  earliestWins: boolean;
}

interface Promised extends Piece {
  what: PromiseWhat;
  runs: TimeRun[];
}

const tag = /^(?:ok(?:ay)?|alright|all right|fine|right|deal|cool|sari|seri|theek|ठीक|சரி)/iu;

/** `sent` null: no due is reckoned. `text` may have parts blanked out, as long as its length stays. */
export function findPromises(
  text: string,
  tools: PromiseTools,
  sent: Wall | null,
  calendar: BusinessCalendar,
): FoundPromise[] {
  const read = withoutQuotes(text.replace(/[’‘ʼ]/gu, "'").replace(/'ll\b/giu, ' ll'));
  const runs = timeRuns(read, tools.readTime(read));
  const sentences = sentencesOf(read);
  const promised = sentences.map((sentence, index) =>
    promisedIn(sentence, sentences[index - 1] ?? null, runs, tools),
  );
  return sentences.flatMap((sentence, index) => {
    // "Consider it done. Your bag flies at six": the second says what.
    const said =
      promised[index]!.every((one) => tools.grammar.vows.test(one.text)) && promised[index + 1]?.length;
    return (said ? [] : promised[index]!).reduce<FoundPromise[]>((found, one) => {
      const now = described(one, sentence, runs, tools, sent, calendar);
      // A verb alone has the doer of the verb before it.
      const shared = tools.grammar.coordinated.test(one.text) || noSubject.test(one.text);
      const doer = shared
        ? (found.at(-1)?.who ?? doerBefore(one, sentence, tools.who, tools.earliestWins))
        : undefined;
      return [...found, doer ? { ...now, who: doer } : now];
    }, []);
  });
}

function promisedIn(
  sentence: Sentence,
  before: Sentence | null,
  runs: readonly TimeRun[],
  tools: PromiseTools,
): Promised[] {
  const { grammar, what, earliestWins } = tools;
  const clauses = glued(clausesOf(sentence, grammar.breaks), sentence, runs, grammar).flatMap((clause) =>
    twoTimes(clause, runs, grammar),
  );
  const lastIsTag = clauses.length > 1 && tag.test(clauses.at(-1)!.text);
  if (sentence.question && !lastIsTag) return [];
  if (grammar.general.test(sentence.text) || grammar.waits.test(sentence.text)) return [];
  const askedBefore =
    before !== null && grammar.first.test(before.text) && !within(runs, sentence).some((run) => !run.vague);
  if (askedBefore) return [];

  const found: Promised[] = [];
  let asked = false;
  let open = false;
  for (const clause of clauses) {
    const here = within(runs, clause);
    const timed = here.some((run) => !run.vague) && grammar.timed.test(clause.text);
    const firm = here.some((run) => !run.vague) && grammar.firm.test(clause.text);
    const promising =
      firm ||
      ((grammar.promises.test(clause.text) ||
        timed ||
        (found.length > 0 && grammar.coordinated.test(clause.text))) &&
        !grammar.not.test(headOf(clause.text, grammar)));
    const trigger = grammar.promises.exec(clause.text)?.index ?? Infinity;
    const ask = grammar.first.exec(clause.text);
    if (ask && ask.index < trigger) asked = true;
    const last = found.at(-1);
    if (promising && !asked) {
      const kind = kindOf(clause, sentence, here, tools);
      if (
        last &&
        open &&
        (joins(last, kind, here, grammar, earliestWins) || grammar.affirms.test(clause.text))
      ) {
        last.end = clause.end;
        last.runs.push(...here);
        if (last.what === 'other' || kind !== 'other') last.what = kind === 'other' ? last.what : kind;
      } else found.push({ ...clause, what: kind, runs: here });
      open = true;
    } else if (
      last &&
      open &&
      here.length > 0 &&
      !grammar.not.test(clause.text) &&
      !ask &&
      last.runs.length === 0
    ) {
      // "A car is being sent, there by 9:15": the time of what was just promised.
      last.end = clause.end;
      last.runs.push(...here);
      if (last.what === 'other') last.what = whatOf(clause.text, what, earliestWins);
    } else open = false;
  }
  return found;
}

/** "The van comes Monday and the new one leaves on Friday" promises twice: each half has its time and its form. */
function twoTimes(clause: Piece, runs: readonly TimeRun[], grammar: PromiseGrammar): Piece[] {
  const halves = clausesOf(clause, / (?:and|but|while) (?=(?:the|our|your|an?|my|someone) )/giu);
  const whole = (half: Piece): boolean =>
    within(runs, half).some((run) => !run.vague) &&
    (grammar.timed.test(half.text) || grammar.promises.test(half.text));
  return halves.length === 2 && halves.every(whole) ? halves : [clause];
}

/** "A car is being sent to you, there by 9:15" is one clause: the second only says when. */
function glued(
  clauses: Piece[],
  sentence: Sentence,
  runs: readonly TimeRun[],
  grammar: PromiseGrammar,
): Piece[] {
  const whole: Piece[] = [];
  for (const clause of clauses) {
    const last = whole.at(-1);
    const onlyWhen =
      within(runs, clause).some((run) => !run.vague) &&
      !grammar.promises.test(clause.text) &&
      !grammar.coordinated.test(clause.text) &&
      clause.text.split(/\s+/u).length <= 8;
    const lacks = last && within(runs, last).every((run) => run.vague);
    if (last && lacks && onlyWhen && (grammar.timed.test(last.text) || grammar.promises.test(last.text))) {
      last.end = clause.end;
      last.text = sentence.text.slice(last.start - sentence.start, clause.end - sentence.start);
    } else whole.push({ ...clause });
  }
  return whole;
}

/** "He will ring before she closes at six": up to where it only goes on to tell of what is promised. */
function headOf(text: string, { tails, promises }: PromiseGrammar): string {
  const head = text.slice(0, tails.exec(text)?.index);
  return promises.test(head) ? head : text;
}

/** One promise said in two clauses: the same thing, or a mere looking into it before the answer. */
function joins(
  last: Promised,
  kind: Promised['what'],
  here: readonly TimeRun[],
  { asksTime, soft }: PromiseGrammar,
  earliestWins: boolean,
): boolean {
  if (asksTime.test(last.text) || (last.what === 'other' && soft.test(last.text))) return true;
  if (kind === 'other' && last.what !== 'other' && last.runs.length === 0 && here.length > 0) return true;
  return (
    !earliestWins && last.what === kind && (last.runs.length === 0 || here.length === 0) && kind !== 'other'
  );
}

function described(
  one: Promised,
  sentence: Sentence,
  all: readonly TimeRun[],
  tools: PromiseTools,
  sent: Wall | null,
  calendar: BusinessCalendar,
): FoundPromise {
  const run = [...one.runs].sort((a, b) => Number(a.vague) - Number(b.vague)).at(0) ?? null;
  const meant = run?.tokens.every((token) => token.is === 'then' || token.is === 'glue')
    ? (all.filter((other) => other.start < run.start && !other.vague).at(-1) ?? run)
    : run;
  const said = sentence.text.slice(one.start - sentence.start, one.end - sentence.start);
  const due = meant && sent ? dueOf(meant, sent, calendar) : null;
  return {
    start: one.start,
    end: one.end,
    who: whoOf(sentence.text.slice(0, one.end - sentence.start), one.text, tools.who, tools.earliestWins),
    what: one.what === 'other' ? otherwise(said, tools) : one.what,
    dueWords: run ? sentence.text.slice(run.start - sentence.start, run.end - sentence.start).trim() : '',
    due: due !== null && sent && due.slice(0, 10) < isoDay(sent.at) ? null : due,
  };
}

/** "Refund is on, 5 din me aa jayega": a clause that begins with the time speaks of what stands before it. */
function kindOf(
  clause: Piece,
  sentence: Sentence,
  here: readonly TimeRun[],
  { grammar, what: kinds, earliestWins }: PromiseTools,
): PromiseWhat {
  const kind = whatOf(clause.text, kinds, earliestWins);
  if (kind === 'other' && earliestWins && grammar.underlines.test(clause.text))
    return whatOf(sentence.text, kinds, earliestWins);
  // "Give us till Monday and it is sorted": what comes after the time is what comes of it.
  if (earliestWins && grammar.asksTime.test(clause.text)) {
    const after = sentence.text.slice(clause.start - sentence.start).replace(grammar.asksTime, '');
    const meant = whatOf(after, kinds, earliestWins);
    if (meant !== 'other') return meant;
  }
  const timeFirst = here.some((run) => run.start === clause.start);
  if (kind !== 'other' || earliestWins || !timeFirst) return kind;
  return whatOf(sentence.text.slice(0, clause.end - sentence.start), kinds, earliestWins);
}

/** "We won't bill you" is of no other kind, whatever stands beside it. */
function otherwise(text: string, { what, whatElse }: PromiseTools): PromiseWhat {
  const meant = what.some(([kind, pattern]) => kind === 'other' && pattern.test(text));
  return meant ? 'other' : whatOf(text, whatElse, true);
}

function whatOf(text: string, kinds: PromiseTools['what'], earliestWins: boolean): PromiseWhat {
  let best: { kind: PromiseWhat; at: number } | null = null;
  for (const [kind, pattern] of kinds) {
    const at = pattern.exec(text)?.index;
    if (at === undefined) continue;
    if (!earliestWins) return kind;
    if (!best || at < best.at) best = { kind, at };
  }
  return best?.kind ?? 'other';
}

const within = (runs: readonly TimeRun[], piece: Piece): TimeRun[] =>
  runs.filter((run) => run.start >= piece.start && run.start < piece.end);
