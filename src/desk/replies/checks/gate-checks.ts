/** The checks that look around the reply – listening, likeness, links, authority, holds – made from their data in one place. */
import { loadAuthority } from './authority/authority-files.js';
import { type AuthorityRules, makeAuthority } from './authority/authority-check.js';
import {
  type CannedRules,
  cannedScore,
  type CannedScore,
  makeCanned,
  makeCannedness,
} from './canned/canned-check.js';
import { loadCanned } from './canned/canned-files.js';
import type { ReplyAround } from './around.js';
import type { Examine } from './draft.js';
import { makeHolds } from './holds/holds-check.js';
import { loadHolds } from './holds/holds-files.js';
import { type LinksToTry, makeLinks, makeLinksToTry } from './links/links-check.js';
import { loadLinks } from './links/links-files.js';
import { makeListening } from './listening/listening-check.js';
import { loadListening } from './listening/listening-files.js';
import type { LanguageWords } from './reply-language.js';
import { authorityWith, cannedWith, type CheckSettings, linksWith } from './settings/check-settings.js';
import { makeBanned, makeWatched } from './settings/own-words.js';

export interface GateChecks {
  examinations: Examine[];
  /** Who may give and say what. */
  authority: AuthorityRules;
  /** From when a reply is too like others. */
  likeness: CannedRules;
  /** How canned a text reads, whether or not it is worth a remark. */
  canned(text: string, around: ReplyAround): CannedScore | null;
  linksToTry: LinksToTry;
}

/** Made of the data once; then for each brand's settings. Throws EarshotError('invalid-input') naming file and key when the data is wrong. */
export function loadGateChecks(
  folder: string,
  languageWords: LanguageWords,
): (settings: CheckSettings) => GateChecks {
  const deliveredAuthority = loadAuthority(folder);
  const deliveredLikeness = loadCanned(folder);
  const links = loadLinks(folder);
  const fixed = [makeListening(loadListening(folder), languageWords), makeHolds(loadHolds(folder))];
  return ({ limits, canned, hosts, banned, impostors }) => {
    const authority = authorityWith(deliveredAuthority, limits);
    const likeness = cannedWith(deliveredLikeness, canned);
    const measure = makeCannedness(likeness);
    const allowed = linksWith(links, hosts);
    return {
      examinations: [
        ...fixed,
        makeCanned(likeness, measure),
        makeLinks(allowed),
        makeAuthority(authority),
        ...(banned.length > 0 ? [makeBanned(banned, languageWords)] : []),
        ...(impostors.length > 0 ? [makeWatched(impostors)] : []),
      ],
      authority,
      likeness,
      canned: (text, around) => cannedScore(text, around, measure),
      linksToTry: makeLinksToTry(allowed),
    };
  };
}
