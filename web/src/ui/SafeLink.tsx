/** A link out of the desk: http(s) only, no referrer, no opener. What is no such address shows as plain text. */
import type { ReactNode } from 'react';
import { Anchor } from '@mantine/core';
import { safeHref } from './links.js';

interface Props {
  href: string | null;
  /** Stands among words, where colour alone would not tell it from them. */
  inText?: boolean;
  children: ReactNode;
}

export function SafeLink({ href, inText = false, children }: Props) {
  const safe = safeHref(href);
  if (!safe) return <>{children}</>;
  return (
    <Anchor
      href={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      inherit
      underline={inText ? 'always' : 'hover'}
    >
      {children}
    </Anchor>
  );
}
