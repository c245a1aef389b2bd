/**
 * A story told in several tests: once one of them fails the rest say so at once instead of waiting in vain, and pictures of what
 * everybody saw are left in the system's temporary folder.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from './person.js';

/**
 * `audience` answers whoever has a page open at the time. The returned function registers one test, which also fails when
 * anything went wrong in any of their pages. `linked` false: tests that stand on their own.
 */
export function story(audience: () => Person[], { linked = true } = {}) {
  let failed: string | null = null;
  return (name: string, tell: () => Promise<void>, ms = 90_000): void => {
    it(
      name,
      async () => {
        if (linked && failed) throw new Error(`Not reached: "${failed}" failed`);
        try {
          await tell();
          expect(audience().flatMap((person) => person.watch.take())).toEqual([]);
        } catch (error) {
          failed = name;
          await leavePictures(audience(), error);
          throw error;
        }
      },
      ms,
    );
  };
}

/** Adds to the error where the pictures are; a page that cannot be pictured is no reason for another error. */
export async function leavePictures(people: Person[], error: unknown): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-browser-'));
  for (const [index, { page }] of people.entries())
    await page.screenshot({ path: join(folder, `${index}.png`), timeout: 5_000 }).catch(() => undefined);
  if (error instanceof Error) error.message += `\nWhat they saw: ${folder}`;
}
