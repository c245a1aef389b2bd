/**
 * Which parts of a post are in which script, and in which language where that can be said: people change script in the
 * middle of a sentence. Signs, numbers, links and mentions belong to no script and end no span. Pure.
 */
import type { LanguageDetector } from './language.js';
import type { Language } from './score.js';
import type { WordScript } from './text/chars.js';
import type { Token } from './text/token.js';

export interface ScriptSpan {
  /** UTF-16 offsets in the text, from the first word to the end of the last. */
  start: number;
  end: number;
  script: WordScript;
  /** Absent where the words are too few to say. */
  language?: Language;
}

/** Spans in order, without overlap. `tokens` are the post's; a Latin span needs three words before it gets a language. */
export function scriptSpans(tokens: readonly Token[], detect: LanguageDetector): ScriptSpan[] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    const run = runs[runs.length - 1];
    if (run && run[0]!.script === token.script) run.push(token);
    else runs.push([token]);
  }
  return runs.map((run) => {
    const { language } = detect(run);
    return {
      start: run[0]!.start,
      end: run[run.length - 1]!.end,
      script: run[0]!.script,
      ...(language === 'und' ? {} : { language }),
    };
  });
}
