/** Reads and validates the words of promises and of time, and the brands' calendars. A wrong one stops the start. */
import { z } from 'zod';
import { EarshotError } from '../../../../core/errors/errors.js';
import { readYaml } from '../check-files.js';
import { anyFromStart } from '../said-words.js';
import { type BusinessCalendar, mondayToFriday } from './business-days.js';
import type { PromiseTools } from './find-promises.js';
import { promiseGrammar } from './promise-words.js';
import { timeReader } from './time-lexicon.js';

const sources = z.array(z.string().min(1));

const timeLanguage = z.strictObject({
  suffix: z.string(),
  numbers: z.record(z.string().regex(/^(?:a|\d+(?:\.\d)?)$/u), sources),
  units: z.strictObject({
    minute: sources,
    hour: sources,
    day: sources,
    workday: sources,
    week: sources,
    month: sources,
  }),
  weekdays: z.array(sources).length(7),
  months: z.array(sources).length(12),
  relative: z.record(z.string().regex(/^\d$/u), sources),
  parts: z.strictObject({
    morning: sources,
    noon: sources,
    afternoon: sources,
    evening: sources,
    night: sources,
    midnight: sources,
  }),
  oclock: sources,
  meridiem: z.strictObject({ am: sources, pm: sources }),
  hourIn: sources,
  every: sources,
  glue: sources,
  range: sources,
  next: sources,
  end: sources,
  wholes: z.strictObject({ day: sources, weekend: sources, fortnight: sources, month: sources }),
  ordinals: sources,
  then: sources,
  vague: sources,
});
export const timeWordsSchema = z.strictObject({ languages: z.record(z.string(), timeLanguage) });

const promiseLanguage = z.strictObject({
  slots: z.record(z.string(), z.string()),
  breaks: sources,
  promises: sources,
  timed: sources,
  firm: sources,
  not: sources,
  affirms: sources,
  soft: sources,
  coordinated: sources,
  tails: sources,
  vows: sources,
  underlines: sources,
  asksTime: sources,
  general: sources,
  waits: sources,
  first: sources,
});
const kinds = [
  'other',
  'visit',
  'call-back',
  'escalate',
  'replacement',
  'credit',
  'refund',
  'fix',
  'reply',
  'update',
] as const;
export const promiseWordsSchema = z.strictObject({
  languages: z.record(z.string(), promiseLanguage),
  who: z.strictObject({
    agent: z.record(z.string(), sources),
    notSubject: sources,
    department: sources,
    thirdParty: sources,
  }),
  what: z.array(z.strictObject({ is: z.enum(kinds), when: sources })),
  whatElse: z.array(z.strictObject({ is: z.enum(kinds), when: sources })),
});

/** Asked of the engine itself: its list has one name a zone only (Asia/Calcutta), and it takes them all. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const calendar = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'is no time zone').nullable(),
  workdays: z.array(z.int().min(1).max(7)).min(1),
  holidays: z.array(z.string().regex(/^\d{4}-\d\d-\d\d$/u)),
});
export const calendarsSchema = z.strictObject({ default: calendar, brands: z.record(z.string(), calendar) });

/** By language. Throws EarshotError('invalid-input') naming the file and what is wrong in it. */
export function loadPromiseTools(folder: string): ReadonlyMap<string, PromiseTools> {
  const times = readYaml(folder, 'time-words.yaml', timeWordsSchema).languages;
  const words = readYaml(folder, 'promise-words.yaml', promiseWordsSchema);
  try {
    const who = {
      notSubject: new RegExp(`^(?:${words.who.notSubject.join('|')})`, 'iu'),
      department: anyFromStart(words.who.department),
      thirdParty: anyFromStart(words.who.thirdParty),
    };
    const what = words.what.map(({ is, when }) => [is, anyFromStart(when)] as const);
    const whatElse = words.whatElse.map(({ is, when }) => [is, anyFromStart(when)] as const);
    return new Map(
      Object.entries(words.languages).map(([language, list]) => [
        language,
        {
          grammar: promiseGrammar(list),
          // Hindi and Tamil replies are full of English words of time.
          readTime: timeReader(
            [times['en'], times[language]]
              .filter((one, at, all) => one && all.indexOf(one) === at)
              .map((one) => one!),
          ),
          who: { ...who, agent: anyFromStart(words.who.agent[language] ?? []) },
          what,
          whatElse: language === 'en' ? whatElse : [],
          earliestWins: language === 'en',
        },
      ]),
    );
  } catch (error) {
    throw new EarshotError(
      'invalid-input',
      `${folder}/promise-words.yaml or time-words.yaml is wrong: ${(error as Error).message}.`,
    );
  }
}

/** The brand's calendar by its slug, else the default. */
export function loadCalendars(folder: string): (brandSlug: string) => BusinessCalendar {
  const { default: usual, brands } = readYaml(folder, 'calendars.yaml', calendarsSchema);
  return (slug) => brands[slug] ?? usual ?? mondayToFriday;
}
