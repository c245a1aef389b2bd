/** Has the server prove the audit log whole, part after part, and says how far it is. Ends when the screen is left. */
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.js';
import type { AuditPart } from '../../api/types.js';

export interface Verdict {
  state: 'idle' | 'running' | 'whole' | 'broken' | 'failed';
  checked: number;
  /** 0 to 1. */
  progress: number;
  last: AuditPart['last'];
  broken: AuditPart['broken'];
  error: unknown;
}
const IDLE: Verdict = { state: 'idle', checked: 0, progress: 0, last: null, broken: null, error: null };

export const markOf = (last: NonNullable<AuditPart['last']>): string => `${last.seq}:${last.hash}`;

export function useVerify() {
  const [verdict, setVerdict] = useState<Verdict>(IDLE);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  const run = async (noted: string): Promise<void> => {
    const mine = ++turn.current;
    const show = (next: Verdict) => {
      if (turn.current === mine) setVerdict(next);
    };
    let checked = 0;
    let after = noted || undefined;
    show({ ...IDLE, state: 'running' });
    try {
      for (;;) {
        const part = await api.audit.verify(after);
        if (turn.current !== mine) return;
        checked += part.checked;
        const at = { checked, last: part.last, broken: part.broken, error: null };
        if (part.broken) return show({ ...at, state: 'broken', progress: 1 });
        if (part.done) return show({ ...at, state: 'whole', progress: 1 });
        const newest = Number(part.newest ?? 0);
        show({ ...at, state: 'running', progress: newest > 0 ? Number(part.last?.seq ?? 0) / newest : 0 });
        after = part.last ? markOf(part.last) : undefined;
      }
    } catch (error) {
      show({ ...IDLE, state: 'failed', checked, error });
    }
  };
  const stop = () => {
    turn.current += 1;
    setVerdict(IDLE);
  };
  return { verdict, run: (noted: string) => void run(noted), stop };
}
