/** Asks the server what it thinks of the text, shortly after each pause in typing; meanwhile the old findings move along. */
import { useEffect, useState } from 'react';
import { api } from '../../api/client.js';
import type { CheckResult, Finding } from '../../api/types.js';
import { shiftSpans } from '../../ui/segments.js';

const PAUSE_MS = 350;

export interface Checked {
  findings: Finding[];
  length: CheckResult['length'];
  /** The findings are of exactly this text. */
  fresh: boolean;
}

export function useCheck(replyId: string, text: string): Checked {
  const [answer, setAnswer] = useState<(CheckResult & { of: string }) | null>(null);
  useEffect(() => {
    let dropped = false;
    const timer = setTimeout(() => {
      api.replies
        .check(replyId, text)
        // Without an answer one goes on typing: submitting checks again, on the server.
        .then((result) => (dropped ? undefined : setAnswer({ ...result, of: text })))
        .catch(() => undefined);
    }, PAUSE_MS);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [replyId, text]);
  if (!answer) return { findings: [], length: null, fresh: false };
  return {
    findings: shiftSpans(answer.of, text, answer.findings),
    length: answer.length,
    fresh: answer.of === text,
  };
}
