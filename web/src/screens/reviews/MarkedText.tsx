/** A finished version with its findings underlined; read-only. */
import type { Finding } from '../../api/types.js';
import { segments } from '../../ui/segments.js';
import marks from '../reply/HighlightedText.module.css';
import classes from './ReviewsScreen.module.css';

export function MarkedText({ text, findings }: { text: string; findings: Finding[] }) {
  return (
    <p className={classes.text} dir="auto">
      {segments(text, findings).map((piece) => (
        <span
          key={piece.start}
          className={marks.piece}
          data-level={
            piece.marks.some((m) => m.level === 'block')
              ? 'block'
              : piece.marks.length > 0
                ? 'warn'
                : undefined
          }
        >
          {piece.text}
        </span>
      ))}
    </p>
  );
}
