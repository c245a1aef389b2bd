import { PASSWORD } from '../support/earshot.js';
import { seriousViolations } from './support/axe.js';
import { openBusyDesk, type BusyDesk } from './support/busy-desk.js';
import { Desk } from './support/desk.js';
import { tabTo } from './support/keyboard.js';
import {
  foreignWords,
  LOCALES,
  looksFor,
  misfits,
  putOn,
  readAloud,
  saying,
  type Locale,
} from './support/looks.js';
import type { Person } from './support/person.js';
import { SCREENS, type Screen } from './support/screens.js';

/**
 * Every screen for everyone who sees it: in three languages, on a desk and on a phone, by day and by night. It fits, it speaks the
 * reader's language, nothing goes wrong in it, and assistive technology can read it.
 */
let desk: Desk;
let busy: BusyDesk;

beforeAll(async () => {
  desk = await Desk.fresh();
}, 120_000);
afterAll(() => desk?.close(), 60_000);

it.each(LOCALES)(
  'lets whoever is first set it up in %s',
  async (locale) => {
    const person = await desk.visitor({ locale });
    const setUp = { name: 'set-up', who: null, path: () => '/', there: 'form' };
    expect(await look(person, locale, setUp, 0)).toEqual([]);
    expect(await desk.everybodyLeaves()).toEqual([]);
  },
  60_000,
);

describe('a desk at work', () => {
  beforeAll(async () => {
    await desk.moveIn();
    busy = await openBusyDesk(desk);
  }, 180_000);
  const people = [...new Set(SCREENS.map((screen) => screen.who))];

  it.each(LOCALES)(
    'shows everyone everything in %s',
    async (locale) => {
      const found = await Promise.all(people.map((who) => dayOf(who, locale)));
      expect(found.flat()).toEqual([]);
      expect(await desk.everybodyLeaves()).toEqual([]);
    },
    240_000,
  );

  it.each(looksFor('en'))(
    'is worked without a mouse, from sign-in to a submitted reply ($width px, $scheme)',
    async (worn) => {
      const text = `Cooler number ${worn.width} sparks and burned my carpet, nobody answers, consumer court!`;
      await desk.complaint(text);
      await desk.api.asha.ok('PATCH', '/api/me', { locale: 'en' });
      const asha = await desk.visitor();
      const { page } = asha;
      await putOn(page, worn);
      await asha.go('/');
      await page.locator('input[type="email"]:focus').waitFor();
      await page.keyboard.type('asha@example.org');
      const unseen = await tabTo(page, page.locator('input[type="password"]'));
      await page.keyboard.type(PASSWORD);
      await asha.press('Enter');

      const row = page.locator('[data-row]').filter({ hasText: text });
      await row.waitFor();
      unseen.push(...(await tabTo(page, row)));
      await asha.press('Enter');
      await asha.ready('Write a reply').waitFor();
      unseen.push(...(await tabTo(page, asha.button('Write a reply'))));
      await asha.press('Enter');
      await asha.composer.and(page.locator(':focus')).waitFor();
      await asha.press('Control+End');
      await page.keyboard.type('நடந்ததற்கு மிகவும் வருந்துகிறோம். நாளை உங்களை அழைக்கிறோம்.');
      // What is promised, in any language, is kept by somebody until some time, and one key says so.
      await asha.sees('1 promise has to be confirmed first.');
      await asha.press('Alt+0');
      await asha.sees(/^asha keeps it until /);
      // The court that the customer threatens with is remarked upon, below the buttons.
      await page.getByRole('list', { name: 'What the checks found' }).waitFor();
      await asha.ready('Submit for review').waitFor();
      unseen.push(...(await tabTo(page, asha.button('Submit for review'))));
      await asha.press('Enter');
      await asha.sees('Submitted by asha.');
      expect(unseen).toEqual([]);
      expect(await desk.everybodyLeaves()).toEqual([]);
    },
    120_000,
  );
});

/** One person's screens, one after the other. */
async function dayOf(who: Screen['who'], locale: Locale): Promise<string[]> {
  const person = who ? await desk.person(who, { locale }) : await desk.visitor({ locale });
  if (who) await person.api('PATCH', '/api/me', { locale });
  const found: string[] = [];
  for (const [turn, screen] of SCREENS.filter((one) => one.who === who).entries())
    found.push(...(await look(person, locale, screen, turn)));
  return found;
}

async function look(person: Person, locale: Locale, screen: Screen, turn: number): Promise<string[]> {
  const { page } = person;
  const [onDesk, onPhone] = looksFor(locale);
  const found: string[] = [];
  for (const each of [onDesk!, onPhone!]) {
    await putOn(page, each);
    if (each === onDesk) await arrive(person, locale, screen);
    await page.locator(`html[data-mantine-color-scheme="${each.scheme}"]`).waitFor({ state: 'attached' });
    const problems = await misfits(page);
    if (each === onDesk) problems.push(...(await foreignWords(page, locale)));
    if (readAloud(locale, turn, each)) problems.push(...(await seriousViolations(page)));
    found.push(
      ...problems.map((one) => `${screen.name} for ${screen.who}, ${each.width} ${each.scheme}: ${one}`),
    );
  }
  return found;
}

/** The first time by its address, later from screen to screen without loading again, as people move. */
async function arrive(person: Person, locale: Locale, screen: Screen): Promise<void> {
  const { page } = person;
  const path = screen.path(busy);
  if (page.url() === 'about:blank') await person.go(path);
  else {
    await page.keyboard.press('Escape');
    await page.locator('[role="dialog"]').first().waitFor({ state: 'hidden' });
    await page.evaluate(moveTo, path);
  }
  await page.locator('h1:not([data-left])').first().waitFor();
  await page.locator(screen.there).first().waitFor();
  await page.locator('[aria-busy="true"][role="status"]').first().waitFor({ state: 'hidden' });
  await screen.open?.(page, saying(locale), busy);
}

/** Runs in the page. The heading of the screen that is left is marked, so that the next one is not taken for it. */
function moveTo(path: string): void {
  const elsewhere = new URL(path, location.href).pathname !== location.pathname;
  if (elsewhere) document.querySelector('h1')?.setAttribute('data-left', '');
  history.pushState({}, '', path);
}
