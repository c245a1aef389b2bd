/** From when replies are too like others, and how much of what is doubtful is stopped as unkind. */
import { NativeSelect, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { PartProps } from './CheckGroup.js';
import classes from './CheckSettings.module.css';
import { CANNED } from './settings-form.js';

const BOUNDS = {
  warnFrom: [30, 100],
  warnFromInThread: [30, 100],
  warnAt: [2, 50],
  blockAt: [2, 50],
} as const;
const SHIFTS = [-15, -10, -5, 0, 5, 10, 15];

export function CannedThresholds({ view, form, set }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.numbers}>
      {CANNED.map((field) => (
        <NumberInput
          key={field}
          label={t(`checkSettings.canned.${field}`)}
          description={t('checkSettings.canned.delivered', {
            value: format.number(view.delivered.canned[field]),
          })}
          min={BOUNDS[field][0]}
          max={BOUNDS[field][1]}
          allowDecimal={false}
          value={form.canned[field]}
          onChange={(value) => set({ canned: { ...form.canned, [field]: value } })}
        />
      ))}
    </div>
  );
}

export function ToneShift({ form, set }: PartProps) {
  const { t } = useTranslation();
  const choices = SHIFTS.includes(form.toneShift)
    ? SHIFTS
    : [...SHIFTS, form.toneShift].sort((a, b) => a - b);
  const labelOf = (points: number): string => {
    if (points === 0) return t('checkSettings.toneShift.delivered');
    const by = { points: Math.abs(points) };
    return points < 0 ? t('checkSettings.toneShift.more', by) : t('checkSettings.toneShift.less', by);
  };
  return (
    <NativeSelect
      label={t('checkSettings.toneShift.label')}
      description={t('checkSettings.toneShift.help')}
      maw={420}
      value={String(form.toneShift)}
      onChange={(event) => set({ toneShift: Number(event.currentTarget.value) })}
      data={choices.map((points) => ({
        value: String(points),
        label: labelOf(points),
      }))}
    />
  );
}
