#!/usr/bin/env node
// `npm run screenshots`: the pictures of the README, made by the program itself on a temporary folder with the sample brand.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const out = join(root, 'docs', 'screenshots');
const folder = mkdtempSync(join(tmpdir(), 'earshot-pictures-'));
chmodSync(folder, 0o755);
mkdirSync(out, { recursive: true });

const server = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
  cwd: root,
  env: { ...process.env, EARSHOT_DATA_DIR: folder, EARSHOT_LOG_LEVEL: 'silent', PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let printed = '';
server.stdout.on('data', (chunk) => (printed += chunk.toString()));
const gone = new Promise((done) => server.on('exit', done));
const until = async (look) => {
  for (let i = 0; i < 1200; i++) {
    const found = look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`Earshot did not start:\n${printed}`);
};

const browser = await chromium.launch({
  executablePath: process.env.EARSHOT_TEST_CHROMIUM || '/usr/bin/chromium',
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
try {
  const url = await until(() => /is ready: (\S+)/.exec(printed)?.[1]);
  const passwordOf = (email) =>
    until(() => new RegExp(`${email.replaceAll('.', '\\.')}\\s+(\\S+)`).exec(printed)?.[1]);
  const desk = async (email, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    await page.request.post(`${url}/api/session`, {
      data: { email, password: await passwordOf(email) },
      headers: { origin: url },
    });
    return page;
  };
  const take = async (page, path, name, before) => {
    await page.goto(url + path);
    await page.locator('main h1, main h2').first().waitFor();
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready);
    await before?.();
    await page.waitForTimeout(1500); // lists fill by themselves; a picture may wait for them
    await page.screenshot({ path: join(out, `${name}.png`) });
    console.log(`docs/screenshots/${name}.png`);
  };
  const cases = async (page, view) =>
    (await (await page.request.get(`${url}/api/cases?view=${view}&limit=50`)).json()).items;

  const agent = await desk('agent@sample.invalid');
  let mine = [];
  const enough = () => mine.length >= 20 && mine.some((one) => one.language === 'ta');
  for (let i = 0; i < 300 && !enough(); i++) {
    mine = await cases(agent, 'open');
    if (!enough()) await agent.waitForTimeout(200);
  }
  await take(agent, '/cases', 'inbox');
  // One with a short thread, so that the reply stands on the first screen.
  const short = [...mine].sort((a, b) => a.mentionsCount - b.mentionsCount || b.risk - a.risk);
  const english = short.find((c) => c.language === 'en') ?? mine[0];
  await take(agent, `/cases/${english.id}`, 'case', async () => {
    await agent.getByRole('button', { name: 'Write a reply' }).click();
    const field = agent.getByRole('textbox', { name: 'Text of the reply' });
    await field.waitFor();
    await field.press('Control+End');
    await field.pressSequentially(
      'We are very sorry that this hapened. Please send us your card number, and we refund it today.',
    );
    await agent.locator('[data-level="block"]').first().waitFor();
  });
  await take(agent, '/sources', 'sources');
  const reviewer = await desk('reviewer@sample.invalid');
  const waiting = async () => (await (await reviewer.request.get(`${url}/api/reviews`)).json()).items;
  for (let i = 0; i < 300 && (await waiting()).length < 2; i++) await reviewer.waitForTimeout(200);
  const [first] = await waiting();
  await take(reviewer, `/reviews?reply=${first.reply.id}`, 'review');
  const executive = await desk('executive@sample.invalid');
  const alerts = async () => (await (await executive.request.get(`${url}/api/alerts`)).json()).items;
  let grave;
  for (let i = 0; i < 300 && !grave; i++) {
    grave = (await alerts()).find((one) => one.kind === 'grave');
    if (!grave) await executive.waitForTimeout(200);
  }
  await take(executive, `/alerts/${grave.id}`, 'alert');
  const tamil = mine.find((c) => c.language === 'ta') ?? mine[0];
  const agentTamil = await desk('agent-tamil@sample.invalid');
  await take(agentTamil, `/cases/${tamil.id}`, 'case-tamil');
  const phone = await desk('agent@sample.invalid', {
    viewport: { width: 360, height: 740 },
    colorScheme: 'dark',
    deviceScaleFactor: 2,
  });
  await take(phone, `/cases/${english.id}`, 'phone');
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await gone;
  rmSync(folder, { recursive: true, force: true });
}
