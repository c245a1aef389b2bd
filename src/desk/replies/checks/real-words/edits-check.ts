/**
 * A little word too few, too many or another, wrong forms of verbs and nouns, and verbs that do not agree with their subject. Asked
 * about English only. Where a text is worded as replies are, less certainty is asked for: there the model knows what is written.
 */
import { blankOut } from '../blank-out.js';
import { draft, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import { inCaseOf } from '../spelled.js';
import type { EditModel, LikelyEdit } from './edit-model.js';
import { EDITS } from './edits.js';
import { caution, isPlain } from './real-words-check.js';
import { type Token, tokensOf } from './tokens.js';

export type ReadEdits = (context: CheckContext) => FindingDraft[];

/** Least log odds by kind of edit; `firm`, `sure`: how much less where a helping verb asks for the other form. */
export interface EditThresholds {
  put: number;
  drop: number;
  exchange: number;
  /** One preposition for another: oftener a matter of taste. */
  preposition: number;
  form: number;
  word: number;
  firm: number;
  sure: number;
}

export interface EditSettings {
  /** In a text that is worded like no reply, and in one that is: in between in proportion. */
  strange: EditThresholds;
  familiar: EditThresholds;
  /** From which familiarity on a text is the one, and up to which the other. */
  from: number;
  to: number;
  /** 'written>other', '' for nothing: what is suspected in vain. */
  never: ReadonlySet<string>;
}

/** More than so many in one reply: somebody writes otherwise throughout. */
const mostInOne = 5;

export function makeEdits(model: () => EditModel | null, settings: EditSettings): ReadEdits {
  return ({ text, allowWords }) => {
    const loaded = model();
    if (!loaded) return [];
    const prose = blankOut(text);
    const tokens = tokensOf(text);
    const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
    const plain = tokens.map(
      (token, at) => isPlain(token, at, tokens, text, prose) && !allowed.has(token.text),
    );
    const least = leastBy(settings, loaded.familiarity(tokens));
    const over = (one: LikelyEdit): number =>
      one.odds - least(one) - caution(tokens[Math.min(one.at, tokens.length - 1)]!, prose);
    const likely = loaded
      .judge(tokens, (at) => plain[at] === true, -1)
      .filter(
        (one) => !settings.never.has(`${one.kind === EDITS.put ? '' : tokens[one.at]!.text}>${one.other}`),
      )
      .filter((one) => over(one) >= 0)
      .sort((a, b) => over(b) - over(a));
    const kept: LikelyEdit[] = [];
    for (const one of likely) if (!kept.some((other) => Math.abs(other.at - one.at) < 3)) kept.push(one);
    const found = kept.map((one) => finding(one, tokens, text));
    for (const { at, other } of loaded.disagreements(tokens)) {
      const token = tokens[at]!;
      if (!plain[at] || found.some((one) => one.start < token.end && token.start < one.end)) continue;
      const words = text.slice(token.start, token.end);
      found.push(draft('grammar.rule', token, { words, suggestion: other }, [other]));
    }
    return found.length > mostInOne ? [] : found;
  };
}

function leastBy(settings: EditSettings, familiarity: number): (one: LikelyEdit) => number {
  const { strange, familiar, from, to } = settings;
  const part = Math.max(0, Math.min(1, (familiarity - from) / (to - from)));
  const mixed = (name: keyof EditThresholds): number =>
    strange[name] + part * (familiar[name] - strange[name]);
  const byKind = {
    [EDITS.put]: 'put',
    [EDITS.drop]: 'drop',
    [EDITS.exchange]: 'exchange',
    [EDITS.form]: 'form',
    [EDITS.word]: 'word',
  } as const;
  return ({ kind, firm, prepositions }) =>
    firm < 0
      ? Infinity
      : mixed(prepositions ? 'preposition' : firm === 2 ? 'sure' : firm === 1 ? 'firm' : byKind[kind]);
}

/** What is put in or taken out is shown with a word beside it, so that the span has something to hold. */
function finding({ kind, at, other }: LikelyEdit, tokens: readonly Token[], text: string): FindingDraft {
  const [first, last] =
    kind === EDITS.put
      ? [tokens[at - 1]!, tokens[at] ?? tokens[at - 1]!]
      : [tokens[at]!, kind === EDITS.drop ? (tokens[at + 1] ?? tokens[at]!) : tokens[at]!];
  const here = text.slice(first.start, last.end);
  const span = { start: first.start, end: last.end };
  if (kind === EDITS.put) {
    const next = tokens[at] ? text.slice(tokens[at].start, tokens[at].end) : '';
    const gap = tokens[at] ? text.slice(first.end, tokens[at].start) : '';
    const before = text.slice(first.start, first.end);
    const suggestion = `${before} ${other === 'i' ? 'I' : other}${next === '' ? '' : gap + next}`;
    return draft('grammar.rule', span, { words: here, suggestion }, [suggestion]);
  }
  if (kind === EDITS.drop) {
    if (first === last || !last.word)
      return draft('grammar.remove', first, { words: text.slice(first.start, first.end) }, ['']);
    const suggestion = inCaseOf(here, text.slice(last.start, last.end));
    return draft('grammar.rule', span, { words: here, suggestion }, [suggestion]);
  }
  const suggestion = inCaseOf(here, other);
  return draft('grammar.word', span, { words: here, suggestion }, [suggestion]);
}
