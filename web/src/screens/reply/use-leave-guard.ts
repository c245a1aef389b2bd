/** Asks before the tab closes, but only where words would be lost: neither on the server nor kept on this machine. */
import { useEffect, useRef } from 'react';

export function useLeaveGuard(losing: () => boolean): void {
  const ask = useRef(losing);
  useEffect(() => {
    ask.current = losing;
  });
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (ask.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, []);
}
