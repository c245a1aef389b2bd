/** Two versions as one text: what is gone struck out, what is new underlined; read out as such, not told by colour alone. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { wordDiff } from '../../ui/word-diff.js';
import classes from './Versions.module.css';

export function WordDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation();
  const spoken = (words: string) => <span className="hidden"> [{words}] </span>;
  return (
    <p className={classes.diff} dir="auto">
      {wordDiff(before, after).map(({ kind, text }, index) => (
        <Fragment key={index}>
          {kind === 'same' ? (
            text
          ) : kind === 'gone' ? (
            <del>
              {spoken(t('review.diff.gone'))}
              {text}
              {spoken(t('review.diff.goneEnd'))}
            </del>
          ) : (
            <ins>
              {spoken(t('review.diff.new'))}
              {text}
              {spoken(t('review.diff.newEnd'))}
            </ins>
          )}
        </Fragment>
      ))}
    </p>
  );
}
