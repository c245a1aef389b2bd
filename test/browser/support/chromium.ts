/** The system's Chromium with a fresh profile; every person in a story gets a context of their own, as on a machine of their own. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function chromiumPath(): string {
  const path = process.env.EARSHOT_TEST_CHROMIUM || USUAL.find((one) => existsSync(one));
  if (!path) throw new Error('No Chromium found: install it, or name its program in EARSHOT_TEST_CHROMIUM');
  return path;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
