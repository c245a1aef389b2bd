/** The checks that look around the reply – listening, likeness, links, authority, holds – made from their data in one place. */
import { loadAuthority } from './authority/authority-files.js';
import { makeAuthority } from './authority/authority-check.js';
import { makeCanned } from './canned/canned-check.js';
import { loadCanned } from './canned/canned-files.js';
import type { Examine } from './draft.js';
import { makeHolds } from './holds/holds-check.js';
import { loadHolds } from './holds/holds-files.js';
import { makeLinks } from './links/links-check.js';
import { loadLinks } from './links/links-files.js';
import { makeListening } from './listening/listening-check.js';
import { loadListening } from './listening/listening-files.js';
import type { LanguageWords } from './reply-language.js';

/** Throws EarshotError('invalid-input') naming file and key when the data is wrong. */
export function loadGateChecks(folder: string, languageWords: LanguageWords): Examine[] {
  return [
    makeListening(loadListening(folder), languageWords),
    makeCanned(loadCanned(folder)),
    makeLinks(loadLinks(folder)),
    makeAuthority(loadAuthority(folder)),
    makeHolds(loadHolds(folder)),
  ];
}
