/** A block that says something worth stopping for: a refusal, a warning, where something stands. */
import type { ReactNode } from 'react';
import classes from './Notice.module.css';
import type { Tone } from './Tag.js';

interface Props {
  tone: Tone;
  title?: ReactNode;
  role?: 'alert' | 'status';
  children?: ReactNode;
}

export function Notice({ tone, title, role, children }: Props) {
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      {title ? <strong className={classes.title}>{title}</strong> : null}
      {children}
    </div>
  );
}
