/** A small label: always a word, its colour only seconds it. */
import type { ReactNode } from 'react';
import classes from './Tag.module.css';
import type { Tone } from './tones.js';

export function Tag({
  tone = 'grey',
  children,
  title,
}: {
  tone?: Tone;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span className={classes.tag} data-tone={tone} title={title}>
      {children}
    </span>
  );
}
