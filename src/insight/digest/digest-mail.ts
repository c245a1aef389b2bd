/**
 * The morning as one mail: three numbers, the week as bars of table cells (which mail programs show without fetching anything), the
 * alerts of the day. Text and HTML say the same. Pure.
 */
import type { Composed } from '../../desk/alerts/messages/mail.js';
import { button, escapeHtml, heading, list, mailPage } from '../../desk/alerts/messages/html.js';
import type { Sentences } from '../../desk/alerts/sentences.js';
import type { DigestView } from './digest.api.js';

export interface Reader {
  zone: string;
  hour: number;
}

interface Number3 {
  name: string;
  value: string;
  usual: string;
}

export function digestMail(digest: DigestView, words: Sentences, reader: Reader, link: string): Composed {
  const { alertCount: alerts, blind, crises } = digest;
  const voices = digest.voices.value === null ? '–' : words.number(digest.voices.value);
  const calm = alerts + blind.length + crises.length === 0;
  const kind =
    crises.length > 0
      ? 'subjectCrisis'
      : alerts > 0
        ? alerts === 1
          ? 'subjectOne'
          : 'subject'
        : calm
          ? 'subjectCalm'
          : 'subjectBlind';
  const subject = words.say('digest', kind, { voices, alerts, blind: blind.length });
  const foot = words.say('digest', 'foot', { hour: String(reader.hour), zone: reader.zone });
  const parts = { numbers: numbersOf(digest, words), lines: linesOf(digest, words), calm };
  return {
    subject,
    text: asText(digest, words, reader, { ...parts, link, foot }),
    html: mailPage(words.tag.slice(0, 2), subject, asHtml(digest, words, reader, { ...parts, link }), foot),
  };
}

function numbersOf(digest: DigestView, words: Sentences): Number3[] {
  const one = (
    name: string,
    { value, usual }: { value: number | null; usual: number | null },
    say: (value: number) => string,
  ): Number3 => ({
    name: words.say('digest', name),
    value: value === null ? words.say('digest', name === 'voices' ? 'missing' : 'none') : say(value),
    usual:
      usual === null ? words.say('digest', 'noUsual') : words.say('digest', 'usual', { value: say(usual) }),
  });
  return [
    one('voices', digest.voices, (value) => words.number(value)),
    one('negative', digest.negativeShare, (value) => words.percent(value)),
    one('response', digest.firstResponseSeconds, (value) => words.duration(value / 60, 'short')),
  ];
}

/** Name of a section → its lines. */
function linesOf(digest: DigestView, words: Sentences): { title: string; lines: string[] }[] {
  const alerts = digest.alerts.map(
    (alert) => `${alert.level}/5 ${alert.title}${alert.endedAt ? ` (${words.say('telling', 'ended')})` : ''}`,
  );
  const {
    casesOpened: opened,
    casesAnswered: answered,
    casesWaiting: waiting,
    repliesInReview: review,
  } = digest;
  return [
    {
      title: words.say('digest', 'alerts'),
      lines: [
        ...digest.crises.map((crisis) => words.say('digest', 'crisis', { brand: crisis.brandName })),
        ...(alerts.length > 0 ? alerts : [words.say('digest', 'noAlerts')]),
        ...(digest.alertCount > alerts.length
          ? [words.say('digest', 'moreAlerts', { more: digest.alertCount - alerts.length })]
          : []),
      ],
    },
    { title: words.say('digest', 'blind'), lines: digest.blind.map((feed) => feed.title) },
    {
      title: words.say('mail', 'doing'),
      lines: [
        words.say('digest', 'cases', { opened, answered, waiting, review }),
        ...(digest.topics.length > 0
          ? [words.say('digest', 'topics', { topics: digest.topics.map((topic) => topic.label).join(', ') })]
          : []),
      ],
    },
  ].filter((section) => section.lines.length > 0);
}

interface Parts {
  numbers: Number3[];
  lines: { title: string; lines: string[] }[];
  calm: boolean;
  link: string;
}

function asText(
  digest: DigestView,
  words: Sentences,
  reader: Reader,
  parts: Parts & { foot: string },
): string {
  return [
    digest.brand?.name ?? words.say('digest', 'all'),
    ...(parts.calm ? [words.say('digest', 'calm')] : []),
    '',
    ...parts.numbers.map((one) => `${one.name}: ${one.value} (${one.usual})`),
    '',
    `${words.say('digest', 'week')}:`,
    ...digest.days.map((day) => `- ${daySaid(day, words, reader)}`),
    ...parts.lines.flatMap(({ title, lines }) => ['', `${title}:`, ...lines.map((line) => `- ${line}`)]),
    '',
    `${words.say('digest', 'open')}: ${parts.link}`,
    '',
    '-- ',
    parts.foot,
  ].join('\n');
}

function asHtml(digest: DigestView, words: Sentences, reader: Reader, parts: Parts): string {
  const cells = parts.numbers
    .map(
      (one) =>
        `<td width="33%" valign="top" style="padding:8px 4px"><div style="font-size:12px;color:#5c6470">${escapeHtml(one.name)}</div>` +
        `<div style="font-size:24px;font-weight:600;line-height:1.2">${escapeHtml(one.value)}</div>` +
        `<div style="font-size:12px;color:#5c6470">${escapeHtml(one.usual)}</div></td>`,
    )
    .join('');
  return [
    `<h1 style="margin:0;font-size:22px">${escapeHtml(digest.brand?.name ?? words.say('digest', 'all'))}</h1>`,
    parts.calm ? `<p style="margin:4px 0 0">${escapeHtml(words.say('digest', 'calm'))}</p>` : '',
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>${cells}</tr></table>`,
    heading(words.say('digest', 'week')),
    bars(digest, words, reader),
    ...parts.lines.map(({ title, lines }) => heading(title) + list(lines)),
    button(parts.link, words.say('digest', 'open')),
  ].join('');
}

const TALLEST = 60;

/** A column a day: what is negative below, the rest above. A day nobody listened to is hatched grey and says so: it is no 0. */
function bars({ days }: DigestView, words: Sentences, reader: Reader): string {
  const most = Math.max(1, ...days.map((day) => day.voices ?? 0));
  const block = (height: number, colour: string): string =>
    height > 0
      ? `<div style="height:${height}px;background:${colour};font-size:0;line-height:0">&nbsp;</div>`
      : '';
  const columns = days.map((day) => {
    const height = Math.round(((day.voices ?? 0) / most) * TALLEST);
    const dark = Math.min(height, Math.round(((day.negative ?? 0) / most) * TALLEST));
    const column =
      day.voices === null
        ? `<div style="height:${TALLEST}px;background:#eceef1;border:1px dashed #aeb4bd;font-size:0;line-height:0">&nbsp;</div>`
        : block(height - dark, '#9db7d9') + block(dark, '#c92a2a');
    const count = day.voices === null ? words.say('digest', 'missing') : words.number(day.voices);
    return {
      bar: `<td valign="bottom" height="${TALLEST}" title="${escapeHtml(daySaid(day, words, reader))}" style="padding:0 4px">${column}</td>`,
      label: `<td align="center" valign="top" style="font-size:11px;color:#5c6470">${escapeHtml(dayName(day, words, reader))}<br>${escapeHtml(count)}</td>`,
    };
  });
  return (
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed">` +
    `<tr>${columns.map((column) => column.bar).join('')}</tr><tr>${columns.map((column) => column.label).join('')}</tr></table>`
  );
}

type Day = DigestView['days'][number];

function daySaid(day: Day, words: Sentences, reader: Reader): string {
  const said =
    day.voices === null ? words.say('digest', 'missing') : words.say('digest', 'negativeOf', { ...day });
  return `${dayName(day, words, reader)}: ${said}`;
}

/** Of the day on which most of these 24 hours lie: from eight to eight that is the first of the two. The page names it alike. */
function dayName({ from, to }: Pick<Day, 'from' | 'to'>, words: Sentences, { zone }: Reader): string {
  const middle = new Date((new Date(from).getTime() + new Date(to).getTime()) / 2);
  return new Intl.DateTimeFormat(words.tag, { weekday: 'short', timeZone: zone }).format(middle);
}
