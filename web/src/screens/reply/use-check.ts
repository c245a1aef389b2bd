/** Asks the server what it thinks of the text, shortly after each pause in typing; meanwhile the old findings move along. */
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import type { CheckResult, Finding } from '../../api/types.js';
import { onLooked } from '../../live/links-looked.js';
import { shiftSpans } from '../../ui/segments.js';

const PAUSE_MS = 350;
/** While the grammar reader is being loaded, or links are tried, the same text is asked about again. */
const AGAIN_MS = 3_000;
const TIMES = 20;

export interface Checked {
  findings: Finding[];
  length: CheckResult['length'];
  /** Null before the first answer. */
  grammar: CheckResult['grammar'] | null;
  promises: CheckResult['promises'];
  canned: CheckResult['canned'];
  limits: CheckResult['limits'] | null;
  /** The findings are of exactly this text. */
  fresh: boolean;
}

export function useCheck(replyId: string, text: string): Checked {
  const [answer, setAnswer] = useState<(CheckResult & { of: string }) | null>(null);
  useEffect(() => {
    let dropped = false;
    let looking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (left: number, pause: number): void => {
      timer = setTimeout(() => {
        api.replies
          .check(replyId, text)
          // Without an answer one goes on typing: submitting checks again, on the server.
          .then((result) => {
            if (dropped) return;
            setAnswer({ ...result, of: text });
            looking = result.looking;
            if ((result.grammar === 'starting' || looking) && left > 0) ask(left - 1, AGAIN_MS);
          })
          .catch(() => undefined);
      }, pause);
    };
    ask(TIMES, PAUSE_MS);
    const deaf = onLooked(() => {
      if (!looking) return;
      looking = false;
      clearTimeout(timer);
      ask(TIMES, 0);
    });
    return () => {
      dropped = true;
      deaf();
      clearTimeout(timer);
    };
  }, [replyId, text]);
  if (!answer)
    return {
      findings: [],
      length: null,
      grammar: null,
      promises: [],
      canned: null,
      limits: null,
      fresh: false,
    };
  return {
    findings: shiftSpans(answer.of, text, answer.findings),
    length: answer.length,
    grammar: answer.grammar,
    promises: shiftSpans(answer.of, text, answer.promises),
    canned: answer.canned,
    limits: answer.limits,
    fresh: answer.of === text,
  };
}
