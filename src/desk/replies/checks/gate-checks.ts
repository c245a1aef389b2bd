/** The checks that look around the reply – listening, likeness, links, authority, holds – made from their data in one place. */
import { loadAuthority } from './authority/authority-files.js';
import { type AuthorityRules, makeAuthority } from './authority/authority-check.js';
import { cannedScore, type CannedScore, makeCanned, makeCannedness } from './canned/canned-check.js';
import { loadCanned } from './canned/canned-files.js';
import type { ReplyAround } from './around.js';
import type { Examine } from './draft.js';
import { makeHolds } from './holds/holds-check.js';
import { loadHolds } from './holds/holds-files.js';
import { makeLinks } from './links/links-check.js';
import { loadLinks } from './links/links-files.js';
import { makeListening } from './listening/listening-check.js';
import { loadListening } from './listening/listening-files.js';
import type { LanguageWords } from './reply-language.js';

export interface GateChecks {
  examinations: Examine[];
  /** Who may give and say what. */
  authority: AuthorityRules;
  /** How canned a text reads, whether or not it is worth a remark. */
  canned(text: string, around: ReplyAround): CannedScore | null;
}

/** Throws EarshotError('invalid-input') naming file and key when the data is wrong. */
export function loadGateChecks(folder: string, languageWords: LanguageWords): GateChecks {
  const authority = loadAuthority(folder);
  const likeness = loadCanned(folder);
  const measure = makeCannedness(likeness);
  return {
    examinations: [
      makeListening(loadListening(folder), languageWords),
      makeCanned(likeness, measure),
      makeLinks(loadLinks(folder)),
      makeAuthority(authority),
      makeHolds(loadHolds(folder)),
    ],
    authority,
    canned: (text, around) => cannedScore(text, around, measure),
  };
}
