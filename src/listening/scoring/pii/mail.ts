/**
 * Addresses of e-mail, also those spelled out to hide them ("name at gmail dot com"), and of UPI. A mailbox of a desk
 * (care@, support@) is a company's and no person's.
 */
import type { PiiSpan } from '../score.js';
import { nameBefore } from './context.js';

const EMAIL =
  /[A-Za-z0-9_][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z0-9-])/g;
const UPI =
  /[A-Za-z0-9][A-Za-z0-9._-]{1,63}@(?:ok(?:axis|icici|sbi|hdfcbank)|ybl|ibl|axl|paytm|pt(?:sbi|hdfc|axis|yes)|upi|apl|[yr]apl|wa(?:axis|hdfcbank|icici|sbi)|icici|sbi|hdfcbank|axisbank|axb|kotak|kotak811|kbl|idfcbank|indus|federal|fbl|yesbank|superyes|airtel|jio|naviaxis|slice|freecharge|ikwik|timecosmos|dbs|pnb|boi|barodampay|cnrb|unionbank|uboi|aubank|rbl|equitas|mahb|idbi|kvb|tmb|sib|dlb|hsbc|citi|pockets|abfspay|pingpay|eazypay|postbank|jupiteraxis|tapicici|ikwik)(?![A-Za-z0-9-]|\.[A-Za-z0-9])/gi;
/** "ravi@gmail", as people write it. */
const UNENDED =
  /[A-Za-z0-9][A-Za-z0-9._%+-]{2,63}@(?:gmail|yahoo|hotmail|outlook|rediffmail|ymail)(?![A-Za-z0-9-]|\.[A-Za-z0-9])/gi;
/** Desks, not people; at a provider of free mailboxes anybody may call himself so. */
const DESK =
  /^(?:customer|client|consumer|guest)?[._-]?(?:care|cares|support|help|helpdesk|service|services|info|contact|contactus|feedback|grievances?|complaints?|nodal|nodalofficer|appellate|escalations?|sales|hello|hi|no-?reply|do-?not-?reply|admin|billing|orders?|returns?|refunds?|hr|careers|jobs|media|press|pr|team|social|office|queries|enquiry|enquiries|mail|wecare|privacy|legal|security|marketing|partners?)(?:[._-]?(?:care|desk|team|support|officer|india|in|uk|us))?\d{0,2}$/i;
const FREE_MAIL =
  'gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|rediffmail|proton|protonmail|gmx|zoho|जीमेल|याहू|ஜிமெயில்|யாஹூ';
const FREE_MAIL_ADDRESS = new RegExp(`@(?:${FREE_MAIL})\\.`, 'i');
const AT =
  '(?:\\s{0,3}[\\[({<]\\s{0,3}(?:at|@)\\s{0,3}[\\])}>]\\s{0,3}|\\s{1,3}(?:at the rate(?: of)?|at|@|एट द रेट|एट|अट|அட் த ரேட்|அட்|ஆட்)\\s{1,3})';
const DOT =
  '(?:\\s{0,3}[\\[({<]\\s{0,3}(?:dot|\\.)\\s{0,3}[\\])}>]\\s{0,3}|\\s{1,3}(?:dot|डॉट|டாட்)\\s{1,3}|\\.)';
const NAME = '[\\p{L}\\p{M}\\p{N}_%+-]{1,64}';
const HIDDEN = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}_.+-])(${NAME}(?:${DOT}${NAME}){0,3})(${AT})([\\p{L}\\p{M}\\p{N}-]{2,40})(?:${DOT})(com|co|in|org|net|edu|gov|info|example|test|uk|de|कॉम|இன்|काॅम|காம்|ஆர்க்)(?:${DOT}(in|uk|com|org|example))?(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);
/** "look at amazon dot com", "me at gmail dot com". */
const NO_NAME =
  /^(?:look(?:ed|ing)?|me|us|is|are|was|am|be|shop(?:ping|ped)?|available|buy|bought|cheaper|see|seen|check(?:ed)?|order(?:ed)?|write|mail|email|visit|here|it|now|only|found|that|this|you|me|work(?:ing|s)?|even|not|and|or|price)$/i;
const OPENED_FREE = new RegExp(`^(?:${FREE_MAIL})$`, 'iu');
const SEEMS_HIDDEN =
  /\b(?:dot)\b|\(at\)|\[at\]|डॉट|டாட்| at the rate| at (?:g ?mail|yahoo|hotmail|outlook|rediff)|[\p{L}\p{N}] @ /iu;

/** Needs an '@' in `text` to be worth calling. */
export function findAddresses(text: string): PiiSpan[] {
  const found: PiiSpan[] = [];
  if (!/[A-Za-z0-9._%+-]@[A-Za-z0-9]/.test(text)) return found;
  for (const match of text.matchAll(EMAIL)) {
    const value = match[0];
    const own = value.slice(0, value.indexOf('@'));
    if (DESK.test(own) && !FREE_MAIL_ADDRESS.test(value)) continue;
    found.push({ kind: 'email', start: match.index, end: match.index + value.length });
  }
  for (const match of text.matchAll(UNENDED)) {
    found.push({ kind: 'email', start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(UPI)) {
    if (DESK.test(match[0].slice(0, match[0].indexOf('@')))) continue;
    found.push({ kind: 'upi', start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Addresses in words. */
export function findHiddenAddresses(text: string): PiiSpan[] {
  if (!SEEMS_HIDDEN.test(text)) return [];
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(HIDDEN)) {
    const [, own = '', at = '', host = ''] = match;
    if (NO_NAME.test(own) || DESK.test(own)) continue;
    const bracketed = /[[({<]/.test(at) || /rate|रेट|ரேட்/.test(at);
    const called = nameBefore(text, match.index).kind === 'email';
    if (!bracketed && !called && !OPENED_FREE.test(host)) continue;
    found.push({ kind: 'email', start: match.index, end: match.index + match[0].length });
  }
  return found;
}
