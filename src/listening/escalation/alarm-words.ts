/** An alarm in one English sentence, for logs and the lab. Screens translate the codes of alarm-level.ts instead. Pure. */
import type { SpikeAlarm } from './spike-detector.js';

/** "1,698 in 5 minutes; 52 expected at this hour; highest so far 477." */
export function spikeWords(alarm: SpikeAlarm): string {
  const record = Math.round(alarm.record);
  const parts = [
    `${number(alarm.seen)} in ${duration(alarm.windowMinutes)}`,
    `${alarm.expected < 10 ? number(Math.round(alarm.expected * 10) / 10) : number(Math.round(alarm.expected))} expected at this hour of the week`,
  ];
  if (record >= 1)
    parts.push(
      record < alarm.seen
        ? `highest lately about ${number(record)}`
        : 'spread over the whole time, not one burst',
    );
  if (alarm.again) parts.push('a second spike while the first is open');
  return `${parts.join('; ')}.`;
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

function duration(minutes: number): string {
  if (minutes < 1) return `${Math.round(minutes * 60)} seconds`;
  if (minutes < 120) return `${number(minutes)} minutes`;
  return minutes < 2880 ? `${number(minutes / 60)} hours` : `${number(minutes / 1440)} days`;
}
