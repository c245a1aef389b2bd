/** How bold the rule is. Moves by hand and by arrow keys, and says where it stands in words. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import classes from './Lab.module.css';
import { LEAST, MOST, sensitivityAt } from './sensitivity.js';

export function SensitivitySlider({ place, move }: { place: number; move: (place: number) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const value = format.number(sensitivityAt(place));
  const said =
    place === 0 ? t('lab.asShipped') : place > 0 ? t('lab.bolder', { value }) : t('lab.careful', { value });
  return (
    <div className={classes.slider}>
      <label htmlFor={id}>{t('lab.sensitivity')}</label>
      <span className={classes.ends} aria-hidden="true">
        <span>{t('lab.few')}</span>
        <strong>{said}</strong>
        <span>{t('lab.many')}</span>
      </span>
      <input
        id={id}
        type="range"
        min={LEAST}
        max={MOST}
        step={1}
        value={place}
        aria-valuetext={said}
        onChange={(event) => move(Number(event.currentTarget.value))}
      />
    </div>
  );
}
