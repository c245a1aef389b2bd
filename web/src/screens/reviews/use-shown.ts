/**
 * Whether something stands on screen long enough to be judged. After a decision the next reply takes the same place: the second
 * press of a double click, meant for the one before, must not approve what nobody has read.
 */
import { useEffect, useState } from 'react';

/** Longer than any double click, shorter than anybody reads. */
const BRIEF_MS = 800;

export function useShown(there: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!there) return;
    const timer = setTimeout(() => setShown(true), BRIEF_MS);
    return () => clearTimeout(timer);
  }, [there]);
  return shown;
}
