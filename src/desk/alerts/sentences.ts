/**
 * Codes and params as sentences in a person's language, for mails, messages and screens alike. Pure; the words come from
 * config/alerts/words.*.json. `{name}` is a value, `{name:minutes}`, `{name:hours}`, `{name:percent}` and `{name:error}` say how it is read.
 */
import type { Fact } from './alert.entity.js';
import type { AlertKind } from './alert-kinds.js';

export const WORD_LOCALES = ['en', 'hi', 'ta'] as const;
export type WordLocale = (typeof WORD_LOCALES)[number];
export type Words = Record<string, Record<string, string>>;
export type AllWords = Record<WordLocale, Words>;
export type Params = Record<string, unknown>;

/** Digits 0-9 and groups as people there write them. */
const TAGS: Record<WordLocale, string> = { en: 'en-IN', hi: 'hi-IN-u-nu-latn', ta: 'ta-IN-u-nu-latn' };

export class Sentences {
  private readonly words: Words;
  readonly tag: string;

  constructor(all: AllWords, locale: string) {
    const known = (WORD_LOCALES as readonly string[]).includes(locale) ? (locale as WordLocale) : 'en';
    this.words = all[known];
    this.tag = TAGS[known];
  }

  /** The words under section/key, filled in; null where there are none. */
  find(section: string, key: string, params: Params = {}): string | null {
    const template = this.words[section]?.[key];
    return template === undefined ? null : this.fill(template, params);
  }

  say(section: string, key: string, params: Params = {}): string {
    return this.find(section, key, params) ?? key;
  }

  reason({ code, params }: Fact): string {
    return this.find('reason', code, params) ?? this.say('reason', 'unknown', { code });
  }

  /** `names` holds what the subject only has ids of: brand, title, host. */
  title(kind: AlertKind, subject: Params, names: Params): string {
    const topic = typeof subject.topic === 'string' ? subject.topic : null;
    const params = { ...subject, ...names, ...(topic ? { topic: this.topic(topic, names) } : {}) };
    const narrower = [
      ...(subject.sentiment === 'neg' && topic ? [`${kind}-neg-topic`] : []),
      ...(topic ? [`${kind}-topic`] : []),
      ...(subject.sentiment === 'neg' ? [`${kind}-neg`] : []),
      ...(kind === 'feed' && typeof subject.feed === 'string' ? [`feed-${subject.feed}`] : []),
    ];
    for (const key of narrower) {
      const found = this.find('title', key, params);
      if (found) return found;
    }
    return this.say('title', kind, params);
  }

  /** A brand's own topics have their own words, under `names.topics`. */
  topic(id: string, names: Params = {}): string {
    const own = names.topics as Record<string, string> | undefined;
    return own?.[id] ?? this.find('topic', id) ?? id.replaceAll('-', ' ');
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.tag, { maximumFractionDigits: value >= 10 ? 0 : 1 }).format(value);
  }

  percent(share: number): string {
    return new Intl.NumberFormat(this.tag, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** "35 minutes", "3 hours", "2 days": one unit, as exact as one speaks. */
  duration(minutes: number, unitDisplay: 'long' | 'short' = 'long'): string {
    const [value, unit] =
      minutes < 1
        ? [minutes * 60, 'second']
        : minutes < 120
          ? [minutes, 'minute']
          : minutes < 2880
            ? [minutes / 60, 'hour']
            : [minutes / 1440, 'day'];
    return new Intl.NumberFormat(this.tag, {
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: value >= 10 ? 0 : 1,
    }).format(value);
  }

  when(at: Date, zone: string): string {
    const options = { dateStyle: 'medium', timeStyle: 'short', timeZone: zone } as const;
    return new Intl.DateTimeFormat(this.tag, options).format(at);
  }

  private fill(template: string, params: Params): string {
    return template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind: string | undefined) => {
      const value = params[name];
      if (kind === 'error') return this.find('error', String(value)) ?? String(value ?? '?');
      if (typeof value !== 'number') return value == null ? '?' : String(value);
      if (kind === 'minutes') return this.duration(value);
      if (kind === 'hours') return this.duration(value * 60);
      return kind === 'percent' ? this.percent(value / 100) : this.number(value);
    });
  }
}
