/**
 * Somebody in front of the desk: a browser context of their own, and the few moves every story is made of. Waits are always for
 * something that this person would see; there are no pauses.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page, Request } from 'playwright-core';
import { eventually } from '../../support/earshot.js';
import { REPORT_VIOLATIONS, Watch } from './watch.js';

/** Generous, because machines that run tests are busy; nothing ever waits that long when all is well. */
export const PATIENCE = 30_000;

const HEADINGS = {
  Inbox: /^(Inbox|No brand yet)$/,
  Reviews: 'Replies to review',
  Mentions: 'Mentions',
  Alerts: 'Alerts',
  Morning: 'Your morning',
  Sources: 'Sources',
  Brands: 'Brands',
  People: 'People',
  Audit: 'Audit',
  'Failed work': 'Failed work',
};

export class Person {
  private acting = 0;

  private constructor(
    readonly url: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
  ) {
    const changes = (request: Request) => request.method() !== 'GET';
    page.on('request', (request) => (this.acting += Number(changes(request))));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => (this.acting -= Number(changes(request))));
  }

  static async at(url: string, browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({
      locale: 'en-IN',
      timezoneId: 'Asia/Kolkata',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(REPORT_VIOLATIONS);
    const page = await context.newPage();
    return new Person(url, context, page, new Watch(context, page));
  }

  /** Through the form, as people do. */
  async signIn(email: string, password: string): Promise<void> {
    await this.go('/');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel(/^Password/).fill(password);
    await this.button('Sign in').click();
    await this.page.getByRole('navigation').first().waitFor();
  }

  /** The session alone, where signing in is not what the story is about. */
  async bring(email: string, password: string): Promise<void> {
    const answer = await this.context.request.post(`${this.url}/api/session`, { data: { email, password } });
    if (!answer.ok())
      throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
  }

  async go(path: string): Promise<void> {
    await this.page.goto(this.url + path);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  /** A button as it stands when it can be pressed. */
  ready(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true, disabled: false });
  }
  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }
  /** By the main navigation; there once the screen's own heading stands. */
  async open(screen: keyof typeof HEADINGS): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: screen, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: HEADINGS[screen], exact: true }).waitFor();
  }
  /** Waits until these words are on screen. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor();
  }
  /** Waits until these words are nowhere on screen. */
  async seesNoMore(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).filter({ visible: true }).first().waitFor({ state: 'hidden' });
  }
  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** The field of the reply that is being written. */
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Text of the reply' });
  }

  /** Waits until the field holds exactly these words. */
  async composerHolds(text: string): Promise<void> {
    await this.page.waitForFunction(
      ([label, wanted]) =>
        document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`)?.value === wanted,
      ['Text of the reply', text] as const,
    );
  }

  /** Calls the documented API with this person's own session, as a script in their hands would. */
  async api<T = Record<string, unknown>>(
    method: string,
    path: string,
    data?: unknown,
  ): Promise<{ status: number; body: T }> {
    const me = (await (await this.context.request.get(`${this.url}/api/session`)).json()) as {
      csrfToken: string;
    };
    const answer = await this.context.request.fetch(this.url + path, {
      method,
      headers: { 'x-csrf-token': me.csrfToken },
      ...(data === undefined ? {} : { data }),
    });
    const text = await answer.text();
    return { status: answer.status(), body: (text ? JSON.parse(text) : {}) as T };
  }

  /** Waits until the server has answered everything that was asked of it. */
  async settled(): Promise<void> {
    await eventually(
      () => Promise.resolve(this.acting),
      (count) => count === 0,
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
