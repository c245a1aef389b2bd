/** Dates, stretches of time and numbers as the reader's language and time zone have them. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeZone } from '../session/use-session.js';
import { durationParts, exactParts, type DurationUnit } from './durations.js';

// Indian English, Hindi and Tamil all group 1,00,000; digits stay 0-9, as people there type and read them.
const TAGS: Record<string, string> = { en: 'en-IN', hi: 'hi-IN', ta: 'ta-IN' };

export interface Format {
  dateTime(iso: string): string;
  /** To the second. */
  exact(iso: string): string;
  date(iso: string): string;
  time(iso: string): string;
  /** Short: Mon. */
  weekday(iso: string): string;
  number(value: number): string;
  percent(fraction: number): string;
  duration(seconds: number): string;
  /** As `duration`, its seconds said too: for a stretch of time that somebody chose. */
  exactDuration(seconds: number): string;
  hours(hours: number): string;
  /** A language's name: "Hindi in Latin letters" for hi-Latn. */
  language(code: string): string;
  list(words: string[]): string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const timeZone = useTimeZone();
  const tag = TAGS[i18n.language] ?? 'en';
  return useMemo(() => {
    const at = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(tag, { ...options, timeZone });
      return (iso: string) => (Number.isNaN(Date.parse(iso)) ? iso : format.format(new Date(iso)));
    };
    const numbers = new Intl.NumberFormat(tag);
    const said = (parts: [DurationUnit, number][]) =>
      parts
        .map(([unit, n]) =>
          new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(n),
        )
        .join(' ');
    const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
    const names = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' });
    return {
      dateTime: at({ dateStyle: 'medium', timeStyle: 'short' }),
      exact: at({ dateStyle: 'medium', timeStyle: 'medium' }),
      date: at({ dateStyle: 'medium' }),
      time: at({ timeStyle: 'short' }),
      weekday: at({ weekday: 'short' }),
      number: (value) => numbers.format(value),
      percent: (fraction) => percents.format(fraction),
      duration: (seconds) => said(durationParts(seconds)),
      exactDuration: (seconds) => said(exactParts(seconds)),
      hours: (hours) =>
        new Intl.NumberFormat(tag, { style: 'unit', unit: 'hour', unitDisplay: 'short' }).format(hours),
      language: (code) => {
        const key = `words.language.${code}`;
        if (i18n.exists(key)) return t(key);
        try {
          return names.of(code) ?? code;
        } catch {
          return code;
        }
      },
      list: (words) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(words),
    };
  }, [tag, timeZone, t, i18n]);
}
