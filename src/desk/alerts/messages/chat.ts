/**
 * An alert as a message of a chat room: for incoming webhooks that take Slack's blocks, and for those that take an Adaptive Card.
 * Pure. What people wrote is text, never markup: it is escaped, and cannot call everybody in the room.
 */
import type { AlertMessage } from './message.js';

const COLOURS = ['', 'good', 'good', 'warning', 'attention', 'attention'] as const;

export function slackBody(message: AlertMessage): Record<string, unknown> {
  const head = `${message.news}: ${message.title}`;
  const blocks: unknown[] = [
    { type: 'header', text: { type: 'plain_text', text: cut(head, 150), emoji: false } },
    { type: 'section', text: mrkdwn([`*${escaped(message.levelWords)}*`, ...message.reasons.map(bullet)]) },
  ];
  const more = [...message.stakes, ...message.doing];
  if (more.length > 0) blocks.push({ type: 'section', text: mrkdwn(more.map(bullet)) });
  for (const post of message.posts)
    blocks.push({
      type: 'context',
      elements: [{ type: 'plain_text', text: cut(`${post.author}: ${post.text}`, 3000), emoji: false }],
    });
  blocks.push({
    type: 'actions',
    elements: [
      { type: 'button', text: { type: 'plain_text', text: 'Earshot' }, url: message.link, action_id: 'open' },
    ],
  });
  // Nothing that a stranger links to is fetched and shown in the room.
  return {
    text: escaped(`${head}. ${message.levelWords}`),
    blocks,
    unfurl_links: false,
    unfurl_media: false,
  };
}

export function teamsBody(message: AlertMessage): Record<string, unknown> {
  const text = (words: string, over: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'TextBlock',
    text: plain(words),
    wrap: true,
    ...over,
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            text(`${message.news}: ${message.title}`, { size: 'Medium', weight: 'Bolder' }),
            text(message.levelWords, { color: COLOURS[message.level], spacing: 'None' }),
            ...message.reasons.map((line) => text(line)),
            ...[...message.stakes, ...message.doing].map((line) =>
              text(line, { isSubtle: true, spacing: 'Small' }),
            ),
            ...message.posts.map((post) => text(`${post.author}: ${post.text}`, { size: 'Small' })),
          ],
          actions: [{ type: 'Action.OpenUrl', title: 'Earshot', url: message.link }],
        },
      },
    ],
  };
}

/** The three characters that mean something there. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** verbatim: addresses, names of rooms and @names in it stay text. */
const mrkdwn = (lines: string[]): Record<string, unknown> => ({
  type: 'mrkdwn',
  text: cut(lines.join('\n'), 3000),
  verbatim: true,
});
const bullet = (line: string): string => `• ${escaped(line)}`;
const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replaceAll('\uFFFD', '')}…`;
/** Cards read Markdown: what starts it is taken at its word. */
const plain = (text: string): string => text.replace(/([\\`*_[\]~#])/g, '\\$1');
