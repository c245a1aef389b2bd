/** Somebody without a mouse: moves by Tab, and must see at every stop where they are. */
import type { Locator, Page } from 'playwright-core';

/** Around an element, so that a ring outside of it is seen too. */
const RING = 8;

/**
 * Tabs on until `wanted` has the focus and answers the stops on the way, `wanted` included, at which the focus could not be seen:
 * nothing looked different with it than without, or something else stood in front. An error when it is never reached.
 */
export async function tabTo(page: Page, wanted: Locator, most = 80): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab');
    const here = await whereFocusIs(page);
    if (!here) continue; // the browser's own controls, after the last element
    if (here.behind) unseen.push(`hidden behind something: ${here.html}`);
    const there = await wanted.evaluate((element) => element === document.activeElement).catch(() => false);
    const clip = here.clip;
    const focused = await page.screenshot({ clip, animations: 'disabled' });
    // The next Tab goes on from here all the same.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    if (focused.equals(await page.screenshot({ clip, animations: 'disabled' })))
      unseen.push(`looks as without focus: ${here.html}`);
    if (!there) continue;
    await wanted.focus();
    return unseen;
  }
  throw new Error(`${most} times Tab did not lead to ${wanted.toString()}`);
}

function whereFocusIs(page: Page) {
  return page.evaluate((ring) => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    const front = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const x = Math.max(0, left - ring);
    const y = Math.max(0, top - ring);
    return {
      html: element.outerHTML.slice(0, 160),
      behind:
        right <= left || bottom <= top || !(front && (element.contains(front) || front.contains(element))),
      clip: {
        x,
        y,
        width: Math.max(1, Math.min(innerWidth, right + ring) - x),
        height: Math.max(1, Math.min(innerHeight, bottom + ring) - y),
      },
    };
  }, RING);
}
