/** The heading of a screen. Takes the focus when the screen appears, so that a screen reader starts where the content does. */
import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

let firstScreen = true;

export function PageTitle({
  children,
  title,
  focus = true,
}: {
  children: ReactNode;
  title: string;
  focus?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Earshot`;
  }, [title]);
  useEffect(() => {
    // The very first screen leaves the focus to the browser, and a screen may put it somewhere better itself.
    if (focus && !firstScreen) heading.current?.focus({ preventScroll: true });
    firstScreen = false;
  }, [focus]);
  return (
    <Title order={1} fz="lg" ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
