/**
 * One EventSource a tab: every event makes the cached answers it names stale. After a break everything on screen is read
 * again, because events that passed meanwhile are not repeated.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { staleKeys } from '../api/stale-keys.js';
import type { LiveEvent } from '../api/types.js';
import { gather } from './gather.js';
import { LINKS_LOOKED, tellLooked } from './links-looked.js';

const QUIET_MS = 400;
const KINDS = [
  'case.changed',
  'reply.changed',
  'reply.viewers',
  LINKS_LOOKED,
  'second-look.changed',
  'mention.new',
  'mention.changed',
  'scoring.progress',
  'source.changed',
  'account.changed',
  'brand.changed',
  'notification.new',
  'job.failed',
  'reviewers.changed',
  'alert.changed',
  'alert-rule.changed',
  'alert-endpoint.changed',
  'alert-delivery.changed',
  'crisis.changed',
];

/** Whether live events flow; null before the first answer. */
export function useLive(): boolean | null {
  const client = useQueryClient();
  const [live, setLive] = useState<boolean | null>(null);

  useEffect(() => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let broken = false;
    let wait = 2_000;
    const refresh = gather((keys) => {
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    }, QUIET_MS);

    const onEvent = (message: MessageEvent<string>) => {
      try {
        const event = JSON.parse(message.data) as LiveEvent;
        refresh.add(staleKeys(event));
        if (event.kind === LINKS_LOOKED) tellLooked();
      } catch {
        // Not one of ours; the next read of the screen is right all the same.
      }
    };
    const open = () => {
      source = new EventSource('/api/events');
      source.onopen = () => {
        if (broken) void client.invalidateQueries();
        broken = false;
        wait = 2_000;
        setLive(true);
      };
      source.onmessage = onEvent;
      for (const kind of KINDS) source.addEventListener(kind, onEvent as (event: Event) => void);
      source.onerror = () => {
        if (!broken) void client.invalidateQueries({ queryKey: ['session'] });
        broken = true;
        setLive(false);
        // The browser reconnects by itself unless the server answered with an error; then it gives up and we go on.
        if (source?.readyState === EventSource.CLOSED) {
          clearTimeout(retry);
          retry = setTimeout(open, wait);
          wait = Math.min(wait * 2, 60_000);
        }
      };
    };
    open();
    return () => {
      clearTimeout(retry);
      refresh.stop();
      source?.close();
    };
  }, [client]);
  return live;
}
