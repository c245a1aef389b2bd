/** Every screen of the desk as data: who sees it, where it is, when it stands, and what is opened on it. */
import type { Page } from 'playwright-core';
import type { BusyDesk } from './busy-desk.js';
import type { Name } from './desk.js';

export interface Screen {
  name: string;
  /** null: whoever has not signed in. */
  who: Name | null;
  path: (busy: BusyDesk) => string;
  /** There once the screen has what it shows. */
  there: string;
  /** Opens something on it; `say` knows the words of the language in hand. */
  open?: (page: Page, say: (key: string) => string, busy: BusyDesk) => Promise<void>;
}

const ROW = '[data-row]';
const caseOf =
  (state: keyof BusyDesk['cases']) =>
  ({ cases }: BusyDesk): string =>
    `/cases/${cases[state]}`;
const review = ({ reviewing }: BusyDesk): string => `/reviews?reply=${reviewing}`;
const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`) }).first();
/** The bell and the profile stand in the header, in that order. */
const inHeader = (page: Page, which: number) => page.locator('header button').nth(which);

export const SCREENS: Screen[] = [
  { name: 'the inbox', who: 'asha', path: () => '/cases?view=all', there: ROW },
  { name: 'an empty inbox', who: 'asha', path: () => '/cases?view=resolved', there: 'main h1' },
  { name: 'a case before its reply', who: 'asha', path: caseOf('blank'), there: 'main article' },
  { name: 'a draft with findings', who: 'asha', path: caseOf('draft'), there: '[data-level="block"]' },
  { name: 'a returned reply', who: 'asha', path: caseOf('returned'), there: 'textarea#reply-text' },
  { name: 'a reply that can be held back', who: 'asha', path: caseOf('queued'), there: 'main article' },
  {
    name: 'a posted reply in a case of a colleague',
    who: 'asha',
    path: caseOf('posted'),
    there: 'main article',
  },
  { name: 'a rejected reply', who: 'asha', path: caseOf('rejected'), there: 'main article' },
  { name: 'a reply nobody is certain of', who: 'asha', path: caseOf('unconfirmed'), there: 'main article' },
  {
    name: 'the bell',
    who: 'asha',
    path: () => '/cases',
    there: ROW,
    open: async (page) => {
      await inHeader(page, 0).click();
      await page.locator('[role="dialog"] li').first().waitFor();
    },
  },
  {
    name: 'the profile',
    who: 'asha',
    path: () => '/cases',
    there: ROW,
    open: async (page) => {
      await inHeader(page, 1).click();
      await page.getByRole('switch').waitFor();
    },
  },
  {
    name: 'the list of keys',
    who: 'asha',
    path: () => '/cases',
    there: ROW,
    open: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'an address that leads nowhere', who: 'asha', path: () => '/nowhere', there: 'main h1' },
  { name: 'replies to review', who: 'rita', path: () => '/reviews', there: 'main li a' },
  { name: 'a reply under review', who: 'rita', path: review, there: 'main article' },
  {
    name: 'returning a reply',
    who: 'rita',
    path: review,
    there: 'main article',
    open: async (page) => {
      await page.locator('[aria-keyshortcuts="r"]').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'editing a reply',
    who: 'rita',
    path: review,
    there: 'main article',
    open: async (page) => {
      await page.locator('[aria-keyshortcuts="e"]').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'handing a review over',
    who: 'rita',
    path: review,
    there: 'main article',
    open: async (page) => {
      await page.locator('[aria-keyshortcuts="h"]').click();
      await page.getByRole('dialog').getByRole('combobox').waitFor();
    },
  },
  {
    name: 'a second look',
    who: 'rita',
    path: () => '/reviews/second',
    there: 'main form',
    open: (page) => page.locator('input[type="radio"]').nth(1).check(),
  },
  {
    name: 'how replies are reviewed',
    who: 'lena',
    path: ({ desk }) => `/brands/${desk.brandId}/review`,
    there: 'main form',
    open: (page, say) => button(page, say('reviewPolicy.addRule')).click(),
  },
  {
    name: 'how replies are checked',
    who: 'lena',
    path: ({ desk }) => `/brands/${desk.brandId}/checks`,
    there: 'main details',
    open: async (page, say) => {
      await page.locator('main details > summary').first().click();
      await page.getByLabel(say('checkSettings.words.label')).fill('Kaveri');
      await page.getByLabel(say('checkSettings.try.text')).fill('We recieved your order.');
      await button(page, say('checkSettings.try.act')).click();
      await page.locator('main ol').first().waitFor();
    },
  },
  { name: 'a case that others work on', who: 'rita', path: caseOf('draft'), there: 'main article' },
  { name: 'the inbox of a lead', who: 'lena', path: () => '/cases', there: ROW },
  { name: 'a case seen by a lead', who: 'lena', path: caseOf('review'), there: 'main article' },
  { name: 'the people seen by a lead', who: 'lena', path: () => '/people', there: 'main li' },
  { name: 'failed work', who: 'lena', path: () => '/jobs', there: 'main h1' },
  {
    name: 'mentions with a judgement open',
    who: 'lena',
    path: () => '/mentions',
    there: 'main li',
    open: (page, say) => button(page, say('mentions.why')).click(),
  },
  { name: 'the inbox of an executive', who: 'ezra', path: () => '/cases', there: ROW },
  { name: 'a case seen by an executive', who: 'ezra', path: caseOf('posted'), there: 'main article' },
  { name: 'the alerts', who: 'ezra', path: () => '/alerts', there: 'main li a' },
  { name: 'an alert', who: 'ezra', path: ({ alert }) => `/alerts/${alert}`, there: 'main figure' },
  { name: 'the morning page', who: 'ezra', path: () => '/digest', there: 'main ol svg' },
  {
    name: 'crisis mode before its second step',
    who: 'ezra',
    path: ({ desk }) => `/brands/${desk.brandId}/crisis`,
    there: 'main h1',
    open: async (page, say) => {
      await button(page, say('crisis.begin')).click();
      await page.locator('main form textarea').first().waitFor();
    },
  },
  { name: 'no snoozed alerts', who: 'lena', path: () => '/alerts?view=snoozed', there: 'main h1' },
  {
    name: 'the alert lab',
    who: 'lena',
    path: () => '/alerts/lab',
    there: 'main table',
    open: async (page, say) => {
      await page.getByText(say('lab.byDay')).click();
    },
  },
  {
    name: 'a rule that is changed, and an endpoint that is connected',
    who: 'admin',
    path: () => '/settings/alerts',
    there: 'main li dl',
    open: async (page, say) => {
      await button(page, say('alertRules.endpoint.add')).click();
      await button(page, say('people.change')).click();
      await button(page, say('alertRules.addStep')).click();
      await page.locator('main fieldset').first().waitFor();
    },
  },
  {
    name: 'knowledge, one piece added and one changed',
    who: 'lena',
    path: ({ desk }) => `/brands/${desk.brandId}/snippets`,
    there: 'main li',
    open: async (page, say) => {
      await button(page, say('help.screen.add')).click();
      await button(page, say('people.change')).click();
      await page.locator('main li form').waitFor();
    },
  },
  { name: 'the assistant', who: 'admin', path: () => '/settings/assistant', there: 'main form' },
  { name: 'one’s own settings', who: 'ezra', path: () => '/me', there: 'main form' },
  { name: 'sources', who: 'lena', path: () => '/sources', there: 'main li' },
  { name: 'the brands seen by a lead', who: 'lena', path: () => '/brands', there: 'main li dl' },
  {
    name: 'the audit log seen by a lead, an entry open',
    who: 'lena',
    path: () => '/audit?action=brand.change',
    there: 'main ol li',
    open: async (page) => {
      await page.locator('main ol summary').first().click();
      await page.locator('main ol ins').first().waitFor();
    },
  },
  {
    name: 'nothing found in the audit log',
    who: 'lena',
    path: () => '/audit?to=2001-01-01',
    there: 'main h1',
  },
  { name: 'the audit log seen by who may not', who: 'asha', path: () => '/audit', there: 'main h1' },
  {
    name: 'what was found, and connecting an account',
    who: 'admin',
    path: () => '/sources',
    there: 'main li',
    open: async (page, say, { desk }) => {
      await button(page, say('sources.accounts.connect')).click();
      await page.locator('main form input').first().fill(desk.feeds.url('/resting.xml'));
      await button(page, say('sources.add.look')).click();
      await page.locator('main article').waitFor();
    },
  },
  {
    name: 'a new colleague, and one who is changed',
    who: 'admin',
    path: () => '/people',
    there: 'main li',
    open: async (page, say) => {
      await button(page, say('people.add')).click();
      await button(page, say('people.change')).click();
      await page.locator('main li input').first().waitFor();
    },
  },
  {
    name: 'the audit log, proved whole',
    who: 'admin',
    path: () => '/audit',
    there: 'main ol li',
    open: async (page, say) => {
      await button(page, say('audit.verify.act')).click();
      await page.locator('main [data-tone="green"] code').waitFor();
    },
  },
  {
    name: 'a new brand, and one whose rules do not fit',
    who: 'admin',
    path: () => '/brands',
    there: 'main li dl',
    open: async (page, say) => {
      await button(page, say('brands.add')).click();
      await button(page, say('people.change')).click();
      await page.getByLabel(say('brands.approvalHours')).fill('9999');
      await page.getByLabel(say('brands.allowWords')).fill(`Nila\n${'x'.repeat(80)}`);
      await page.locator('main li [aria-invalid="true"]').nth(1).waitFor();
    },
  },
  {
    name: 'leaving a form that is not saved',
    who: 'admin',
    path: () => '/brands',
    there: 'main li',
    open: async (page) => {
      await page.locator('nav a[href="/people"]').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'sign-in', who: null, path: () => '/', there: 'form' },
];
