/** An alert as a mail: subject, text and HTML that say the same; what was held in quiet hours comes along as one mail. Pure. */
import type { Sentences } from '../sentences.js';
import { button, escapeHtml, heading, list, mailPage } from './html.js';
import type { AlertMessage } from './message.js';

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

/** `others` were held with it. `rule` is the name of the rule that names the reader. */
export function alertMail(
  message: AlertMessage,
  others: readonly AlertMessage[],
  words: Sentences,
  rule: string | null,
): Composed {
  const foot = rule ? words.say('mail', 'foot', { rule }) : words.say('mail', 'footPlain');
  // One subject a thread: programs that sort by it keep the updates together.
  const subject = `[Earshot ${message.level}/5] ${message.title}`;
  return {
    subject: subject.replace(/[\r\n]+/g, ' '),
    text: asText(message, others, words, foot),
    html: mailPage(words.tag.slice(0, 2), subject, asHtml(message, others, words), foot),
  };
}

const alsoLine = (other: AlertMessage): string => `${other.news}: ${other.title} (${other.levelWords})`;

function asText(
  message: AlertMessage,
  others: readonly AlertMessage[],
  words: Sentences,
  foot: string,
): string {
  const section = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${words.say('mail', name)}:`, ...lines.map((line) => `- ${line}`)];
  return [
    `${message.news}: ${message.title}`,
    message.levelWords,
    ...section('why', message.reasons),
    ...section('stakes', message.stakes),
    ...section(
      'posts',
      message.posts.map((post) => `${post.author}: ${post.text}`),
    ),
    ...section('doing', message.doing),
    '',
    `${words.say('mail', 'open')}: ${message.link}`,
    ...section(
      'also',
      others.map((other) => `${alsoLine(other)} ${other.link}`),
    ),
    ...(others.length > 0 ? [words.say('mail', 'held')] : []),
    '',
    '-- ',
    foot,
  ].join('\n');
}

const COLOURS = ['#5c6470', '#5c6470', '#1c5fb0', '#b25e00', '#c92a2a', '#a30d0d'] as const;

function asHtml(message: AlertMessage, others: readonly AlertMessage[], words: Sentences): string {
  const posts = message.posts
    .map(
      (post) =>
        `<blockquote style="margin:6px 0;padding:6px 10px;border-left:3px solid #d0d4da"><b>${escapeHtml(post.author)}</b><br>` +
        `${escapeHtml(post.text)}</blockquote>`,
    )
    .join('');
  const section = (name: string, content: string): string =>
    content === '' ? '' : heading(words.say('mail', name)) + content;
  return [
    `<p style="margin:0;font-size:13px;font-weight:600;color:${COLOURS[message.level]}">${escapeHtml(
      `${message.news} · ${message.levelWords}`,
    )}</p>`,
    `<h1 style="margin:4px 0 0;font-size:22px;line-height:1.3">${escapeHtml(message.title)}</h1>`,
    section('why', list(message.reasons)),
    section('stakes', list(message.stakes)),
    section('posts', posts),
    section('doing', list(message.doing)),
    button(message.link, words.say('mail', 'open')),
    section('also', list(others.map(alsoLine))),
    others.length > 0 ? `<p style="margin:8px 0 0">${escapeHtml(words.say('mail', 'held'))}</p>` : '',
  ].join('');
}
