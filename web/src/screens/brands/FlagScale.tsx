/** The 0–100 of risk with the part that opens a case: where the line is drawn, for whoever would rather look than read. */
import { useTranslation } from 'react-i18next';
import classes from './Brands.module.css';

export function FlagScale({ at }: { at: number }) {
  const { t } = useTranslation();
  const line = Math.max(1, Math.min(100, Math.round(at) || 1));
  return (
    <svg
      className={classes.scale}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('brands.opensFrom', { risk: line })}
    >
      <rect width="100" height="8" className={classes.below} />
      <rect x={line} width={100 - line} height="8" className={classes.above} />
      <rect x={Math.min(line, 99)} width="1" height="8" className={classes.line} />
    </svg>
  );
}
