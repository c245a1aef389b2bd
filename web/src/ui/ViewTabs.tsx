/** A row of views as links; on a narrow screen it scrolls, and the chosen one is in sight. */
import { useEffect, useRef, type ReactNode } from 'react';
import tabs from './tabs.module.css';

export function ViewTabs({
  label,
  chosen,
  children,
}: {
  label: string;
  chosen: string;
  children: ReactNode;
}) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [chosen]);
  return (
    <nav className={tabs.tabs} aria-label={label} ref={row}>
      {children}
    </nav>
  );
}
