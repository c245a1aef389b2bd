/**
 * A plain textarea with underlines behind it. The backdrop lays the same text out in the same cell, so the two grow together and
 * never drift; it is hidden from assistive technology, which gets the findings as a list instead.
 */
import type { Ref } from 'react';
import type { Finding } from '../../api/types.js';
import { segments } from '../../ui/segments.js';
import classes from './HighlightedText.module.css';

interface Props {
  id: string;
  text: string;
  findings: Finding[];
  label: string;
  describedBy?: string;
  disabled?: boolean;
  /** In a dialog: where one begins. */
  first?: boolean;
  onChange(text: string): void;
  onKeyDown?(event: React.KeyboardEvent<HTMLTextAreaElement>): void;
  ref?: Ref<HTMLTextAreaElement>;
}

export function HighlightedText({
  id,
  text,
  findings,
  label,
  describedBy,
  disabled,
  first,
  onChange,
  onKeyDown,
  ref,
}: Props) {
  return (
    <div className={classes.field} data-disabled={disabled || undefined}>
      <div className={classes.backdrop} aria-hidden="true" dir="auto">
        {segments(text, findings).map((piece) => (
          <span key={piece.start} className={classes.piece} data-level={levelOf(piece.marks)}>
            {piece.text}
          </span>
        ))}
        {'\u200b'}
      </div>
      <textarea
        id={id}
        ref={ref}
        className={classes.input}
        value={text}
        dir="auto"
        rows={5}
        disabled={disabled}
        data-autofocus={first || undefined}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={findings.some((f) => f.level === 'block')}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function levelOf(marks: Finding[]): 'block' | 'warn' | undefined {
  if (marks.some((mark) => mark.level === 'block')) return 'block';
  return marks.length > 0 ? 'warn' : undefined;
}
