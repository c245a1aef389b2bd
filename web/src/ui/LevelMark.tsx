/** How grave an alert is, 1 to 5: a number in a shape of its own, a colour, and the word. None of the three is needed to read it. */
import { useTranslation } from 'react-i18next';
import classes from './LevelMark.module.css';

/** Circle, square, triangle, diamond, octagon: more corners stand out more. */
const SHAPES: Record<number, { path: string; y: number }> = {
  1: { path: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z', y: 16.5 },
  2: { path: 'M3 3h18v18H3z', y: 16.5 },
  3: { path: 'M12 1.5L23 21.5H1z', y: 18.5 },
  4: { path: 'M12 .8L23.2 12 12 23.2.8 12z', y: 16.5 },
  5: { path: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z', y: 16.5 },
};

export function LevelMark({
  level,
  size = 26,
  word = true,
}: {
  level: number;
  size?: number;
  word?: boolean;
}) {
  const { t } = useTranslation();
  const shown = Math.max(1, Math.min(5, Math.round(level)));
  const shape = SHAPES[shown]!;
  const said = t(`alerts.level.${shown}`);
  return (
    <span className={classes.mark} data-level={shown}>
      <svg width={size} height={size} viewBox="-1 -1 26 26" aria-hidden="true" focusable="false">
        <path d={shape.path} className={classes.shape} />
        <text x="12" y={shape.y} className={classes.number}>
          {shown}
        </text>
      </svg>
      <span className="hidden">{t('alerts.levelOf', { level: shown })} </span>
      <span className={word ? classes.word : 'hidden'}>{said}</span>
    </span>
  );
}
