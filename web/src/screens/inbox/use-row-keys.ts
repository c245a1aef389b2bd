/**
 * j and k move the focus through a list of links marked `data-row`; Enter then is the browser's own. When the list is
 * refreshed and its order changes, the focus stays on the same row, not on the same place.
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useKeys } from '../../ui/use-keys.js';
import { neighbour } from './neighbour.js';

interface Options {
  /** Row to begin at, when it is there. */
  first: string | null;
  /** Called when one moves down from the last row. */
  more?: () => void;
}

export function useRowKeys(ids: string[], { first, more }: Options): RefObject<HTMLUListElement | null> {
  const list = useRef<HTMLUListElement>(null);
  const current = useRef<string | null>(first);
  const begun = useRef(first === null);

  const row = (id: string) => list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  const move = (step: 1 | -1) => {
    const inList = list.current?.contains(document.activeElement) ?? false;
    const to = neighbour(ids, inList ? current.current : null, step, current.current);
    if (to === null) return more?.();
    row(to)?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const remember = (event: FocusEvent) => {
      const id = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
      if (id) current.current = id;
    };
    element.addEventListener('focusin', remember);
    return () => element.removeEventListener('focusin', remember);
  });

  const order = ids.join();
  useLayoutEffect(() => {
    if (ids.length === 0 || current.current === null) return;
    if (!begun.current) {
      begun.current = true;
      row(current.current)?.focus();
      return;
    }
    // A row that moves in the document loses the focus; give it back without scrolling.
    if (document.activeElement === document.body) row(current.current)?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a change of order matters
  }, [order]);

  return list;
}
