/** Promises by themselves: a table of replies of our own (cases.tsv: language, text, what is promised and until when). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BusinessCalendar,
  mondayToFriday,
  wallOf,
} from '../../../../src/desk/replies/checks/promise/business-days.js';
import { findPromises } from '../../../../src/desk/replies/checks/promise/find-promises.js';
import { loadPromiseTools } from '../../../../src/desk/replies/checks/promise/promise-files.js';

const tools = loadPromiseTools(join(__dirname, '../../../../config/checks'));
// A Wednesday.
const SENT = '2026-04-08T10:00:00+05:30';

const cases = readFileSync(join(__dirname, 'cases.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([lang = '', text = '', wanted = '']) => [lang, text, wanted] as const);

function promisesIn(
  lang: string,
  text: string,
  sent = SENT,
  calendar: BusinessCalendar = mondayToFriday,
): string {
  return findPromises(text, tools.get(lang)!, wallOf(sent, calendar), calendar)
    .map(({ what, due }) => `${what} ${due ?? '-'}`)
    .join(' ;; ');
}

it.each(cases)('%s: %s', (lang, text, wanted) => {
  expect(promisesIn(lang, text)).toBe(wanted);
});

describe('who owes it', () => {
  const whoIn = (text: string): string =>
    findPromises(text, tools.get('en')!, null, mondayToFriday)
      .map(({ who }) => who)
      .join(' ');

  it.each([
    ["I'm on it and will keep you in the loop.", 'agent'],
    ['Our floor manager, Mr Das, would be in touch with you today.', 'other-department'],
    ["I'll have someone from the garage ring you this afternoon.", 'other-department'],
    ['Your case goes to the grievance officer today.', 'us'],
    ["Not to worry, we'll handle the insurer for you.", 'us'],
    ['The airline says the taxes come back to your card by Friday.', 'third-party'],
    ['The courier picks up the shoes tomorrow and the right pair reaches you by Saturday.', 'third-party us'],
  ])('%s', (text, who) => {
    expect(whoIn(text)).toBe(who);
  });
});

describe('until when', () => {
  const dueOf = (words: string, sent: string, calendar?: BusinessCalendar): string =>
    promisesIn('en', `We'll call you ${words}.`, sent, calendar).replace('call-back ', '');

  it.each([
    ['by 5', '2026-04-08T17:00:00+05:30'],
    ['at 9', '2026-04-08T21:00:00+05:30'],
    ['tomorrow at 9', '2026-04-09T09:00:00+05:30'],
    ['between 11 and 1 tomorrow', '2026-04-09T13:00:00+05:30'],
    ['at 18:30', '2026-04-08T18:30:00+05:30'],
    ['within 90 minutes', '2026-04-08T11:30:00+05:30'],
    ['by Wednesday', '2026-04-15'],
    ['on 3 May', '2026-05-03'],
    ['by the 2nd', '2026-05-02'],
    ['next week', '2026-04-17'],
    ['in two weeks', '2026-04-22'],
    ['by the end of the month', '2026-04-30'],
    ['this weekend', '2026-04-12'],
    ['this week', '2026-04-10'],
    ['by month end', '2026-04-30'],
    ['the day after tomorrow', '2026-04-10'],
    ['within 3 working days', '2026-04-13'],
    ['shortly', '-'],
    ['', '-'],
  ])('%s is %s', (words, due) => {
    expect(dueOf(words, SENT)).toBe(due);
  });

  it('counts working days by the brand’s own calendar', () => {
    const gulf = { timeZone: null, workdays: [7, 1, 2, 3, 4], holidays: ['2026-04-12'] };
    expect(dueOf('within 2 working days', SENT, gulf)).toBe('2026-04-13');
  });

  it('keeps the wall clock over a change to summer time', () => {
    const london = { ...mondayToFriday, timeZone: 'Europe/London' };
    // Clocks go forward on 29 March 2026.
    expect(dueOf('tomorrow at 5 pm', '2026-03-28T12:00:00Z', london)).toBe('2026-03-29T17:00:00+01:00');
  });

  it('says no date where the moment of sending is not known', () => {
    expect(findPromises('We will call you tomorrow.', tools.get('en')!, null, mondayToFriday)).toMatchObject([
      { what: 'call-back', dueWords: 'tomorrow', due: null },
    ]);
  });
});

it.each([
  ['en', 'Hi Asha, sorry. We will refund you today. Thanks! ^RS', 'We will refund you today'],
  ['hi', 'नमस्ते जी। हम आपको कल फ़ोन करेंगे। धन्यवाद।', 'हम आपको कल फ़ोन करेंगे'],
  ['ta', 'வணக்கம். நாளை உங்களைக் கூப்பிடுவோம். நன்றி.', 'நாளை உங்களைக் கூப்பிடுவோம்'],
])('marks the clause, not the greeting (%s)', (lang, text, span) => {
  const [found] = findPromises(text, tools.get(lang)!, wallOf(SENT, mondayToFriday), mondayToFriday);
  expect(found && text.slice(found.start, found.end)).toBe(span);
});
