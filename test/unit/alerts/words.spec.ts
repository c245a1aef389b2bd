import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { ALERT_KINDS, TELLINGS } from '../../../src/desk/alerts/alert-kinds';
import { slackBody, teamsBody } from '../../../src/desk/alerts/messages/chat';
import { alertMail } from '../../../src/desk/alerts/messages/mail';
import { type AlertFacts, messageOf } from '../../../src/desk/alerts/messages/message';
import { newSecret, webhookHeaders } from '../../../src/desk/alerts/messages/signing';
import { webhookBody } from '../../../src/desk/alerts/messages/webhook';
import { ruleName, storedRuleName } from '../../../src/desk/alerts/rule-name';
import { Sentences, WORD_LOCALES } from '../../../src/desk/alerts/sentences';
import { loadAlertPolicy, loadAlertWords } from '../../../src/desk/alerts/words.loader';
import { crisisToken, sameName, tokenProblem } from '../../../src/desk/crisis/confirmation';
import { digestMail } from '../../../src/insight/digest/digest-mail';
import type { DigestView } from '../../../src/insight/digest/digest.api';
import { middle } from '../../../web/src/screens/digest/middle.js';

const words = loadAlertWords('config');
const en = new Sentences(words, 'en');
const AT = new Date('2026-03-02T12:00:00Z');

const alert = (over: Partial<AlertFacts> = {}): AlertFacts => ({
  id: '11111111-1111-4111-8111-111111111111',
  kind: 'spike',
  brandId: '22222222-2222-4222-8222-222222222222',
  subject: { topic: 'outage' },
  names: { brand: 'Nila', topics: {} },
  level: 4,
  state: 'open',
  facts: [
    { code: 'spike.seen', params: { seen: 1698, expected: 52, minutes: 5 } },
    { code: 'mood.share', params: { percent: 64, usualPercent: 20, voices: 210 } },
  ],
  stakes: { voices: 1698, expected: 52, reach: 120000, topics: ['outage', 'sun-lamp'] },
  openedAt: AT,
  endedAt: null,
  acknowledgedBy: null,
  owner: null,
  posts: [
    {
      author: 'Asha <b>',
      text: 'No current since *morning* & <script>alert(1)</script> <!channel>',
      url: null,
    },
  ],
  cases: {
    opened: 12,
    unassigned: 3,
    agents: [{ name: 'Asha' }, { name: 'Bala' }],
    repliesOut: 2,
    repliesInReview: 1,
  },
  ...over,
});
const message = (over: Partial<AlertFacts> = {}, locale = 'en') =>
  messageOf(alert(over), 'raised', new Sentences(words, locale), 'https://desk.example/alerts/1');

describe('the words of alerts', () => {
  it('has the same sentences with the same places in every language, and a policy', () => {
    const places = (text: string): string[] => (text.match(/\{\w+(?::\w+)?\}/g) ?? []).sort();
    for (const locale of WORD_LOCALES) {
      expect(Object.keys(words[locale])).toEqual(Object.keys(words.en));
      for (const [section, sentences] of Object.entries(words.en))
        for (const [key, text] of Object.entries(sentences))
          expect([locale, key, places(words[locale][section]?.[key] ?? '')]).toEqual([
            locale,
            key,
            places(text),
          ]);
    }
    expect(loadAlertPolicy('config').updateMinutes).toBeGreaterThan(0);
  });

  it('has a sentence for every reason that escalation gives', () => {
    const folder = join('src', 'listening', 'escalation');
    const given = /(?:code: |say\()(?:\w+ \? )?'([a-z]+\.[a-z0-9-]+)'(?: : '([a-z]+\.[a-z0-9-]+)')?/g;
    const codes = readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(given)].flatMap((match) =>
        [match[1], match[2]].filter((code) => code !== undefined),
      ),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect([...new Set(codes)].filter((code) => words.en.reason?.[code] === undefined)).toEqual([]);
  });

  it('has a title, a name and a bell word for every kind', () => {
    for (const kind of ALERT_KINDS)
      expect(en.title(kind, {}, { brand: 'Nila', title: 'A feed', host: 'h' })).not.toBe(kind);
    for (const telling of TELLINGS) expect(en.find('telling', telling)).not.toBeNull();
  });

  it.each([
    [
      'en',
      'Nila: far more posts than usual about outage',
      '1,698 posts in 5 minutes; about 52 are usual at this hour of the week.',
    ],
    [
      'hi',
      'Nila: सेवा बंद पर सामान्य से कहीं ज़्यादा पोस्ट',
      '5 मिनट में 1,698 पोस्ट; सप्ताह के इस समय लगभग 52 सामान्य हैं।',
    ],
    [
      'ta',
      'Nila: சேவைத் தடை பற்றி வழக்கத்தை விட மிக அதிகப் பதிவுகள்',
      '5 நிமிடங்கள் நேரத்தில் 1,698 பதிவுகள்; வாரத்தின் இந்த நேரத்தில் சுமார் 52 வழக்கம்.',
    ],
    [
      'xx',
      'Nila: far more posts than usual about outage',
      '1,698 posts in 5 minutes; about 52 are usual at this hour of the week.',
    ],
  ])('speaks %s', (locale, title, reason) => {
    const said = message({}, locale);
    expect([said.title, said.reasons[0]]).toEqual([title, reason]);
  });

  it('calls a brand’s own topic by its own name and a feed by what is wrong with it', () => {
    expect(
      en.title('mood', { topic: 'sun-lamp' }, { brand: 'Nila', topics: { 'sun-lamp': 'Sun lamp' } }),
    ).toBe('Nila: the mood is turning about Sun lamp');
    expect(en.title('feed', { feed: 'silent', title: 'Store reviews' }, {})).toBe(
      'Store reviews has fallen silent',
    );
    expect(en.reason({ code: 'never.heard-of', params: {} })).toContain('never.heard-of');
  });

  it('says that it is over, whatever the telling', () => {
    expect(messageOf(alert({ endedAt: AT }), 'updated', en, '').news).toBe('Over');
  });
});

describe('an alert in a mail', () => {
  it('says the same in text and HTML, and no word of a customer is markup', () => {
    const { subject, text, html } = alertMail(message(), [], en, 'Executives');
    expect(subject).toBe('[Earshot 4/5] Nila: far more posts than usual about outage');
    for (const part of [text, html]) {
      expect(part).toContain('1,698 posts in 5 minutes');
      expect(part).toContain('12 cases of its posts or opened since, 3 of them without an owner');
      expect(part).toContain('Working on them: Asha, Bala.');
      expect(part).toContain('https://desk.example/alerts/1');
    }
    expect(html).not.toMatch(/<script|<b>Asha <b>|<img|https?:\/\/(?!desk\.example)/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('brings along what was held in quiet hours', () => {
    const other = messageOf(
      alert({ level: 2, kind: 'mood', subject: {} }),
      'raised',
      en,
      'https://desk.example/alerts/2',
    );
    const { text, html } = alertMail(message(), [other], en, null);
    expect(text).toContain(
      'New: Nila: the mood is turning (Level 2 of 5: notable) https://desk.example/alerts/2',
    );
    expect(html).toContain('These came in your quiet hours.');
  });

  it('cannot be split into headers by a name', () => {
    const { subject } = alertMail(
      message({ names: { brand: 'Nila\r\nBcc: all@example.org' } }),
      [],
      en,
      null,
    );
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('an alert in a chat room', () => {
  it('is blocks whose words are escaped and call nobody', () => {
    const body = slackBody(message()) as {
      text: string;
      blocks: { type: string; text?: { text: string } }[];
    };
    const all = JSON.stringify(body);
    expect(body.blocks.map((block) => block.type)).toEqual([
      'header',
      'section',
      'section',
      'context',
      'actions',
    ]);
    // What customers wrote is plain text there, in which nothing means anything; the rest is escaped and taken at its word.
    expect(body.blocks[3]).toMatchObject({
      elements: [{ type: 'plain_text', text: expect.stringContaining('*morning* & <script>') }],
    });
    for (const block of body.blocks.slice(1, 3)) expect(block.text).toMatchObject({ verbatim: true });
    const escaped = slackBody(message({ names: { brand: 'Nila <!channel>' }, posts: [] }));
    expect(JSON.stringify(escaped).replace(/"header".*?\}/, '')).not.toContain('<!');
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(all).toContain('Level 4 of 5');
  });

  it('keeps within what blocks may hold', () => {
    const long = message({
      names: { brand: 'N'.repeat(400) },
      facts: Array.from({ length: 80 }, () => alert().facts[0]!),
    });
    const { blocks } = slackBody(long) as { blocks: { text?: { text: string } }[] };
    expect(blocks[0]?.text?.text.length).toBeLessThanOrEqual(150);
    expect(blocks[1]?.text?.text.length).toBeLessThanOrEqual(3000);
  });

  it('is a card whose Markdown is taken at its word', () => {
    const body = teamsBody(message()) as {
      type: string;
      attachments: {
        contentType: string;
        content: { type: string; version: string; body: { text: string }[] };
      }[];
    };
    const [card] = body.attachments;
    expect(body.type).toBe('message');
    expect(card).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.4' },
    });
    expect(card?.content.body.some((block) => block.text.includes('\\*morning\\*'))).toBe(true);
  });
});

describe('a signed webhook', () => {
  const body = webhookBody(alert(), message(), AT);
  // The reference library looks at the clock of the machine.
  const now = (): Date => new Date();

  it('is accepted by the reference library, and only unchanged', () => {
    const secret = newSecret();
    const headers = webhookHeaders('d-1', now(), body, [secret]);
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({
      type: 'alert.raised',
      data: { level: 4 },
    });
    expect(() => new Webhook(secret).verify(body.replace('"level":4', '"level":1'), headers)).toThrow();
    expect(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'd-2' })).toThrow();
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow();
  });

  it('is accepted under the old and the new secret while they change', () => {
    const [fresh, old] = [newSecret(), newSecret()];
    const headers = webhookHeaders('d-1', now(), body, [fresh, old]);
    for (const secret of [fresh, old]) expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  });

  it('has a secret of the length the specification asks for', () => {
    expect(Buffer.from(newSecret().replace('whsec_', ''), 'base64')).toHaveLength(32);
  });
});

describe('the morning in a mail', () => {
  const day = (n: number, voices: number, negative: number) => ({
    from: new Date(AT.getTime() - n * 86_400_000),
    to: new Date(AT.getTime() - (n - 1) * 86_400_000),
    voices,
    negative,
  });
  const digest = (over: Partial<DigestView> = {}): DigestView => ({
    from: day(1, 0, 0).from,
    to: AT,
    brand: null,
    voices: { value: 340, usual: 300 },
    negativeShare: { value: 0.22, usual: 0.18 },
    firstResponseSeconds: { value: 1500, usual: null },
    casesOpened: 9,
    casesAnswered: 7,
    casesWaiting: 2,
    repliesInReview: 1,
    days: [7, 6, 5, 4, 3, 2, 1].map((n) => day(n, n * 10, n)),
    topics: [{ id: 'outage', label: 'outage', voices: 40 }],
    alerts: [],
    alertCount: 0,
    blind: [],
    crises: [],
    ...over,
  });
  const mail = (over: Partial<DigestView> = {}, locale = 'en') =>
    digestMail(
      digest(over),
      new Sentences(words, locale),
      { zone: 'Asia/Kolkata', hour: 8 },
      'https://desk.example/digest',
    );

  it('says three numbers, the week and that it was calm, in text and in cells', () => {
    const { subject, text, html } = mail();
    expect(subject).toBe('Your morning: calm, 340 voices');
    for (const part of [text, html]) {
      expect(part).toContain('340');
      expect(part).toContain('22%');
      expect(part).toContain('25 min');
      expect(part).toContain('no history yet');
      expect(part).toContain('No alerts since yesterday.');
    }
    expect(html.match(/valign="bottom"/g)).toHaveLength(7);
    expect(html).not.toMatch(/<img|<svg|src=/);
  });

  it('never calls it calm when a feed is blind', () => {
    const { subject, text } = mail({
      blind: [{ alertId: alert().id, title: 'Store reviews has fallen silent' }],
    });
    expect(subject).not.toContain('calm');
    expect(text).toContain('Store reviews has fallen silent');
  });

  it('shows a day nobody listened to as missing, in words and picture, never as 0', () => {
    const unheard = { ...day(7, 0, 0), voices: null, negative: null };
    const { text, html } = mail({
      voices: { value: null, usual: null },
      days: [unheard, ...[6, 5, 4, 3, 2, 1].map((n) => day(n, n * 10, n))],
    });
    for (const part of [text, html]) {
      expect(part).toContain('nobody listened');
      expect(part).not.toMatch(/usual 0|0 of 0/);
    }
    expect(html.match(/dashed/g)).toHaveLength(1);
  });

  it('names a day by where most of it lies, as the page does', () => {
    // From eight to eight there: Monday's is the one that ends on Tuesday morning.
    const to = new Date('2026-03-03T02:30:00Z');
    const from = new Date(to.getTime() - 86_400_000);
    const { text } = mail({ to, days: [{ from, to, voices: 5, negative: 1 }] });
    expect(text).toContain('- Mon: 1 of 5 negative');
    expect(middle({ from: from.toISOString(), to: to.toISOString() }).slice(0, 10)).toBe('2026-03-02');
  });

  it('counts every alert of the day, those too that it does not list', () => {
    const listed = (n: number) =>
      Array.from({ length: n }, (_, i) => ({
        id: `${i}`,
        kind: 'spike' as const,
        level: 3,
        state: 'open' as const,
        title: 'Nila: far more posts than usual',
        summary: '',
        openedAt: AT,
        endedAt: null,
      }));
    const many = mail({ alerts: listed(8), alertCount: 11 });
    expect(many.subject).toBe('Your morning: 340 voices, 11 alerts');
    expect(many.text).toContain('And 3 more: see the page.');
    expect(mail({ alerts: listed(1), alertCount: 1 }).subject).toBe('Your morning: 340 voices, 1 alert');
  });

  it('also comes when nobody said anything at all, in every language', () => {
    for (const locale of WORD_LOCALES) {
      const { text } = mail(
        {
          voices: { value: 0, usual: null },
          negativeShare: { value: null, usual: null },
          days: [7, 6, 5, 4, 3, 2, 1].map((n) => day(n, 0, 0)),
          topics: [],
        },
        locale,
      );
      expect(text).not.toMatch(/NaN|undefined|\{|\?/);
    }
  });
});

describe('the name of a rule', () => {
  const rule = { name: 'Executives: what is serious', builtIn: 'executives' };
  it('is in the reader’s language while nobody has given it another', () => {
    expect(ruleName(rule, words, 'ta')).toBe('நிர்வாகிகள்: தீவிரமானவை');
    expect(ruleName({ ...rule, name: 'The board' }, words, 'ta')).toBe('The board');
    expect(ruleName({ ...rule, builtIn: null }, words, 'hi')).toBe(rule.name);
  });
  it('is no new name when a form gives back the one it was shown', () => {
    const shown = ruleName(rule, words, 'hi');
    expect(storedRuleName({ name: shown, builtIn: 'executives' }, words)).toBe(rule.name);
    expect(storedRuleName({ name: shown, builtIn: null }, words)).toBe(shown);
    expect(storedRuleName({ name: 'The board', builtIn: 'executives' }, words)).toBe('The board');
  });
  it('is the one it is stored under by every rule that comes with Earshot', () => {
    const migration = readFileSync(join('migrations', '1700000000500-alerts.ts'), 'utf8');
    for (const [code, name] of Object.entries(words.en.rule ?? {}))
      expect(migration).toContain(`('${name}', '${code}'`);
  });
});

describe('the two steps of crisis mode', () => {
  const token = crisisToken('s', 'p1', 'b1', AT);
  const later = (n: number): Date => new Date(AT.getTime() + n * 60_000);
  it.each([
    ['the same person and brand', token, 'p1', 'b1', 9, true],
    ['after ten minutes', token, 'p1', 'b1', 11, false],
    ['another person', token, 'p2', 'b1', 1, false],
    ['another brand', token, 'p1', 'b2', 1, false],
    [
      'a later end written into it',
      token.replace(/^\d+/, String(later(600).getTime())),
      'p1',
      'b1',
      11,
      false,
    ],
    ['nonsense', 'x', 'p1', 'b1', 1, false],
  ])('%s', (_, given, person, brand, after, good) => {
    expect(tokenProblem(given, 's', person, brand, later(after)) === null).toBe(good);
  });

  it('takes the name as people type it', () => {
    expect(sameName(' nila  Foods ', 'Nila Foods')).toBe(true);
    expect(sameName('Nila', 'Nila Foods')).toBe(false);
  });
});
