/** What every screen must hold to in every look: it fits its width, and it speaks the reader's language and never in keys. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/earshot.js';

export const LOCALES = ['en', 'hi', 'ta'] as const;
export type Locale = (typeof LOCALES)[number];

export const LOOKS = [
  { width: 1440, scheme: 'light' },
  { width: 360, scheme: 'dark' },
  { width: 1440, scheme: 'dark' },
  { width: 360, scheme: 'light' },
] as const;
export type Look = (typeof LOOKS)[number];

/** What a page is looked at in: on a desk and on a phone in every language; by day and by night within three languages. */
export function looksFor(locale: Locale): readonly Look[] {
  const [dayDesk, nightPhone, nightDesk, dayPhone] = LOOKS;
  return locale === 'hi' ? [nightDesk, dayPhone] : [dayDesk, nightPhone];
}

/**
 * Whether the checks for assistive technology, dearer than all others together, are made in this look: on each screen twice, once
 * by day and once by night, once on a desk and once on a phone. Screens take turns in who reads them: Hindi, or English and Tamil.
 */
export function readAloud(locale: Locale, turn: number, { width }: Look): boolean {
  if (locale === 'hi') return turn % 2 === 0;
  return turn % 2 === 1 && width > 400 === (locale === 'en');
}

/** Without loading again, as a device that is turned or that darkens in the evening. */
export async function putOn(page: Page, { width, scheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
}

/** What sticks out of the page to the side, is cut off there without a way to scroll to it, or is a button whose words are cut short. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`scrolls to the side: ${scrollWidth} in ${clientWidth}`);
    const held = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const control = element.matches('button, input, select, textarea');
      if (!text && !control) continue;
      const box = element.getBoundingClientRect();
      const seen = box.width > 1 && box.height > 1;
      if (seen && (box.right > clientWidth + 1 || box.left < -1) && !held(element))
        found.push(`cut off: ${element.outerHTML.slice(0, 160)}`);
      // A name may be cut short where pointing at it tells it whole; what a button does may not.
      const button = element.closest('.mantine-Button-root:not([title])');
      if (button && seen && text && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut short: ${element.textContent}`);
    }
    return found;
  });
}

/** Keys instead of words, blanks that nobody filled, and English where the reader chose another language. */
export async function foreignWords(page: Page, locale: Locale): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What carries its own language mark is meant to be in that language; a choice of languages names each in its own.
      const marked = node.parentElement?.closest('[lang], option');
      if (marked === document.documentElement || !marked) texts.add(node.textContent?.trim() ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`))
        texts.add(element.getAttribute(name)!.trim());
    texts.add(document.title);
    return [...texts];
  });
  const english = locale === 'en' ? null : onlyEnglish(locale);
  return shown.flatMap((text) => {
    const key = AREAS.find((area) => new RegExp(`(^|\\s)${area}\\.[a-z][\\w.-]+`).test(text));
    if (key) return [`a key: ${text}`];
    if (/\{\w+(, \w+)?\}/.test(text)) return [`a blank: ${text}`];
    return english?.has(text) ? [`English: ${text}`] : [];
  });
}

const FOLDER = join(ROOT, 'web/src/i18n/locales');
const AREAS = readdirSync(join(FOLDER, 'en')).map((file) => file.replace('.json', ''));

/** What the desk says in that language under a key, such as 'shell.bell.title'. */
export function saying(locale: Locale): (key: string) => string {
  const known = words(locale);
  return (key) => {
    const said = known.get(key);
    if (said === undefined) throw new Error(`The desk has no words ${key}`);
    return said;
  };
}

const words = (locale: Locale): Map<string, string> =>
  new Map(
    AREAS.flatMap((area) =>
      flat(JSON.parse(readFileSync(join(FOLDER, locale, `${area}.json`), 'utf8')), area),
    ),
  );

function flat(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, `${path}.${key}`),
  );
}

/** Sentences of the English desk that are nothing in this language. */
function onlyEnglish(locale: Locale): Set<string> {
  const own = new Set(words(locale).values());
  return new Set([...words('en').values()].filter((text) => !own.has(text)));
}
