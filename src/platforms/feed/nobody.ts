/**
 * Names that feeds give to people without one, and addresses that are nobody's own. Pure. Ten unsigned complaints are not one person
 * complaining ten times: whoever is called by one of these is never taken for the same person twice.
 */
const NOBODY = new Set(
  [
    'anonymous, anonymous user, anonymous coward, anonymous author, anon, unknown, unknown author, unknown user, guest, guest user',
    'visitor, user, a user, some user, a reader, customer, a customer, verified customer, verified buyer, verified purchaser',
    'amazon customer, google user, a google user, deleted, deleted user, deleted account, former user, no name, noname, name withheld',
    'none, nobody, n/a, na, null, undefined, no author, author, user deleted',
    'बेनामी, अज्ञात, गुमनाम, अनाम, अनजान, ग्राहक, एक ग्राहक, अतिथि',
    'பெயரில்லா, பெயரிலி, அநாமதேயர், அனாமதேயர், அனானி, தெரியவில்லை, வாடிக்கையாளர், விருந்தினர்',
  ]
    .join(', ')
    .normalize('NFC')
    .split(', '),
);

/** Whether a name is none. Brackets, stars and case do not matter: "[deleted]", "Anonymous." */
export function isNobody(name: string): boolean {
  const bare = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/^[\s([{<*"'_~-]+|[\s)\]}>*"'_~.!-]+$/g, '')
    .replace(/\s+/g, ' ');
  return bare === '' || NOBODY.has(bare);
}

/** Whether an address is written by a machine for everybody: platforms put it in the place of the author's. */
export const isNobodysMail = (email: string): boolean =>
  /^(?:no-?reply|do-?not-?reply|nobody|unknown|anonymous|mailer-daemon)(?:\+[^@]*)?@/i.test(email);
