/**
 * A post's words, always as text and never as HTML. Weighing words are marked, masked secrets stand out, and addresses
 * become links that tell the other side nothing.
 */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { linkSpans, type LinkSpan } from './links.js';
import { maskSpans } from './masks.js';
import classes from './PostText.module.css';
import { SafeLink } from './SafeLink.js';
import { segments } from './segments.js';

type Mark =
  | { kind: 'weigh'; start: number; end: number; strong: boolean }
  | { kind: 'mask'; start: number; end: number }
  | ({ kind: 'link' } & LinkSpan);

interface Props {
  text: string;
  weighing?: { start: number; end: number; strong: boolean }[];
  /** Language of the words, for fonts and screen readers; 'und' when unknown. */
  lang?: string;
  deleted?: boolean;
}

export function PostText({ text, weighing = [], lang, deleted = false }: Props) {
  const { t } = useTranslation();
  const marks: Mark[] = [
    ...weighing.map((span) => ({ kind: 'weigh' as const, ...span })),
    ...maskSpans(text).map((span) => ({ kind: 'mask' as const, ...span })),
    ...linkSpans(text).map((span) => ({ kind: 'link' as const, ...span })),
  ];
  return (
    <p
      className={classes.text}
      data-deleted={deleted || undefined}
      lang={lang === 'und' || lang === 'other' ? undefined : lang}
      dir="auto"
    >
      {segments(text, marks).map((piece) => {
        const link = piece.marks.find((mark) => mark.kind === 'link');
        const weigh = piece.marks.filter((mark) => mark.kind === 'weigh');
        let node = <Fragment>{piece.text}</Fragment>;
        if (piece.marks.some((mark) => mark.kind === 'mask')) {
          node = (
            <span className={classes.mask} title={t('cases.masked')}>
              {piece.text}
            </span>
          );
        }
        if (weigh.length > 0) {
          node = (
            <mark className={classes.weigh} data-strong={weigh.some((mark) => mark.strong) || undefined}>
              {node}
            </mark>
          );
        }
        return (
          <Fragment key={piece.start}>
            {link && link.kind === 'link' ? (
              <SafeLink href={link.href} inText>
                {node}
              </SafeLink>
            ) : (
              node
            )}
          </Fragment>
        );
      })}
    </p>
  );
}
