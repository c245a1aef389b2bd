/** The real words and levels, loaded once for all the specs of the checks. */
import { join } from 'node:path';
import { checkReply, loadCheckKit } from '../../../src/desk/replies/checks/check-kit.js';
import type { CheckContext, Finding } from '../../../src/desk/replies/checks/finding.js';

export const configDir = join(__dirname, '../../../config');
export const kit = loadCheckKit(configDir);

export function contextOf(text: string, more: Partial<CheckContext> = {}): CheckContext {
  return {
    text,
    language: null,
    customerText: null,
    allowWords: [],
    length: null,
    audience: 'public',
    ...more,
  };
}

export function check(text: string, more: Partial<CheckContext> = {}): Finding[] {
  return checkReply(kit, contextOf(text, more));
}

/** "code 'words under the span'" of every finding, for tables of cases. */
export function said(text: string, more: Partial<CheckContext> = {}): string[] {
  return check(text, more).map((found) => `${found.code} '${text.slice(found.start, found.end)}'`);
}
