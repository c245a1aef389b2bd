/**
 * Listens to a page for everything that must never happen in it: errors on the console, uncaught exceptions, violations of the
 * content security policy, answers of our server that say it failed. Refusals (4xx) are part of many stories and are no faults.
 */
import type { BrowserContext, Page } from 'playwright-core';

/** What Chromium itself notes about answers that are not 2xx, and about a line that is down. The stories look at those themselves. */
const NOTED_BY_CHROMIUM = /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_)/;

export class Watch {
  private readonly problems: string[] = [];

  constructor(context: BrowserContext, page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' && !NOTED_BY_CHROMIUM.test(message.text()))
        this.problems.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) this.problems.push(`answer: ${response.status()} ${response.url()}`);
    });
    page.on('dialog', (dialog) => {
      this.problems.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('page', (other) => {
      if (other !== page) other.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`));
    });
  }

  /** What went wrong since the last time this was asked. */
  take(): string[] {
    return this.problems.splice(0);
  }
}

/** Put into every page before its own scripts: policy violations become errors on the console, which the watch hears. */
export const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`;
