/** Listens for single-key shortcuts. They rest while somebody types, chooses from a list, or has a dialog open. */
import { useEffect, useRef } from 'react';
import { shortcut } from './keys.js';

export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

export function useKeys(map: KeyMap, active = true): void {
  const current = useRef(map);
  useEffect(() => {
    current.current = map;
  });
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || resting(event.target)) return;
      const pressed = shortcut(event);
      const act = pressed === null ? undefined : current.current[pressed];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [active]);
}

function resting(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]')) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('[role="dialog"]') !== null ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
