/** A block that says something worth stopping for: a refusal, a warning, where something stands. */
import type { ReactNode } from 'react';
import classes from './Notice.module.css';
import type { Tone } from './tones.js';

interface Props {
  tone: Tone;
  title?: ReactNode;
  role?: 'alert' | 'status';
  /** Keeps its distance where nothing around it does. */
  spaced?: boolean;
  children?: ReactNode;
}

export function Notice({ tone, title, role, spaced, children }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} data-spaced={spaced || undefined} role={role}>
      {title ? <strong className={classes.title}>{title}</strong> : null}
      {children}
    </div>
  );
}
