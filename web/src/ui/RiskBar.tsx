/** Risk 0–100 as a short bar with its number; read out as "Risk 78 of 100". */
import { useTranslation } from 'react-i18next';
import classes from './RiskBar.module.css';
import { riskTone } from './tones.js';

export function RiskBar({ risk, wide = false }: { risk: number; wide?: boolean }) {
  const { t } = useTranslation();
  const shown = Math.max(0, Math.min(100, Math.round(risk)));
  return (
    <span className={classes.risk} data-tone={riskTone(shown)} data-wide={wide || undefined}>
      <svg
        className={classes.bar}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('words.risk', { risk: shown })}
      >
        <rect width="100" height="8" className={classes.track} />
        <rect width={shown} height="8" className={classes.fill} />
      </svg>
      <span className={classes.number} aria-hidden="true">
        {shown}
      </span>
    </span>
  );
}
