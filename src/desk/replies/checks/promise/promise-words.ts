/** The words by which promises are found, compiled once: slots filled in, lists joined to one expression. Pure. */
import { anyFromStart } from '../said-words.js';

export interface PromiseLanguageWords {
  slots: Readonly<Record<string, string>>;
  breaks: readonly string[];
  promises: readonly string[];
  timed: readonly string[];
  /** With a time still to come these promise whatever else is said: "has been booked for you". */
  firm: readonly string[];
  not: readonly string[];
  /** Say nothing new beside a promise. */
  affirms: readonly string[];
  /** Looking into it, before what is promised. */
  soft: readonly string[];
  /** A verb that shares the "will" before it. */
  coordinated: readonly string[];
  /** Where a clause goes on to tell more of what was said, and takes nothing of it back. */
  tails: readonly string[];
  /** Promise only what the next sentence names. */
  vows: readonly string[];
  /** Say that it is promised, not what. */
  underlines: readonly string[];
  /** Ask for time; what comes of it stands after it. */
  asksTime: readonly string[];
  general: readonly string[];
  waits: readonly string[];
  first: readonly string[];
}
export type PromiseWhat =
  | 'call-back'
  | 'refund'
  | 'credit'
  | 'replacement'
  | 'visit'
  | 'reply'
  | 'update'
  | 'fix'
  | 'escalate'
  | 'other';
export interface PromiseWords {
  languages: Readonly<Record<string, PromiseLanguageWords>>;
  who: {
    agent: Readonly<Record<string, readonly string[]>>;
    notSubject: readonly string[];
    department: readonly string[];
    thirdParty: readonly string[];
  };
  /** In the order in which they are asked. */
  what: readonly { is: PromiseWhat; when: readonly string[] }[];
  /** Asked where those name nothing. */
  whatElse: readonly { is: PromiseWhat; when: readonly string[] }[];
}

export interface PromiseGrammar {
  breaks: RegExp;
  promises: RegExp;
  timed: RegExp;
  firm: RegExp;
  not: RegExp;
  affirms: RegExp;
  soft: RegExp;
  coordinated: RegExp;
  tails: RegExp;
  vows: RegExp;
  underlines: RegExp;
  asksTime: RegExp;
  general: RegExp;
  waits: RegExp;
  first: RegExp;
}

/** Throws SyntaxError for a source that is no regular expression, Error for a slot that does not exist. */
export function promiseGrammar(words: PromiseLanguageWords): PromiseGrammar {
  const fill = (source: string, depth = 0): string =>
    source.replace(/\{([a-z]+)\}/giu, (_, name: string) => {
      const slot = words.slots[name];
      if (slot === undefined || depth > 3) throw new Error(`there is no slot {${name}}`);
      return fill(slot, depth + 1);
    });
  const any = (sources: readonly string[]): RegExp => anyFromStart(sources.map((source) => fill(source)));
  return {
    breaks: new RegExp(words.breaks.map((source) => fill(source)).join('|') || '(?!)', 'giu'),
    promises: any(words.promises),
    timed: any(words.timed),
    firm: any(words.firm),
    not: any(words.not),
    affirms: any(words.affirms),
    soft: any(words.soft),
    coordinated: any(words.coordinated),
    tails: any(words.tails),
    vows: any(words.vows),
    underlines: any(words.underlines),
    asksTime: any(words.asksTime),
    general: any(words.general),
    waits: any(words.waits),
    first: any(words.first),
  };
}
