/**
 * Focus goes into a form that opens and back to what opened it when it closes: nobody at a keyboard is thrown to the top of the page.
 */
import { useEffect, useRef, type RefObject } from 'react';

/** For the form: its first field has the focus once it is there. */
export function useFormFocus(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  return form;
}

/** For the button that opens it, whether or not it stands there meanwhile. */
export function useOpener(open: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) button.current?.focus();
    was.current = open;
  }, [open]);
  return button;
}
