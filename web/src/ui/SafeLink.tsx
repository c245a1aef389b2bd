/** A link out of the desk: http(s) only, no referrer, no opener. What is no such address shows as plain text. */
import type { ReactNode } from 'react';
import { Anchor } from '@mantine/core';
import { safeHref } from './links.js';

export function SafeLink({ href, children }: { href: string | null; children: ReactNode }) {
  const safe = safeHref(href);
  if (!safe) return <>{children}</>;
  return (
    <Anchor href={safe} target="_blank" rel="noopener noreferrer nofollow" inherit>
      {children}
    </Anchor>
  );
}
