/**
 * Postal addresses: a house and a street, and a postal code or a word that says an address follows. A street alone ("your
 * store on Mount Road") is a place, not somebody's.
 */
import type { PiiSpan } from '../score.js';

const STREET_LATIN =
  'street|st|road|rd|nagar|colony|lane|avenue|ave|cross|main|salai|theru|gali|marg|sector|block|layout|apartments?|apts?|enclave|vihar|puram|towers?|residency|society|chowk|bazaar|drive|ward|village|vill|taluk|tehsil|phase|floor|heights|estate|chawl|boulevard|blvd|terrace|close|gardens?';
const STREET_INDIC =
  'मार्ग|गली|नगर|कॉलोनी|सेक्टर|रोड|सड़क|अपार्टमेंट|विहार|मोहल्ला|चौक|தெரு|சாலை|நகர்|வீதி|காலனி|சந்து|அடுக்கு|அபார்ட்மெண்ட்';
const STREET = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:(?:${STREET_LATIN})(?![\\p{L}\\p{M}])|(?:${STREET_INDIC}))`,
  'giu',
);
const HOUSE_NAME =
  '(?:house|flat|door|plot|villa|apt|apartment|unit|room|shop|makan|ghar|veetu|kadhavu|kathavu|घर|मकान|विला|फ्लैट|प्लॉट|கதவு|வில்லா|வீட்டு|பிளாட்|ஃப்ளாட்|மனை)';
const NUMBER_NAME = '(?:no|number|num|en|नंबर|नम्बर|नं|संख्या|सं|எண்)';
const HOUSE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}./-])(?:(?:${HOUSE_NAME}[\\s.]{0,2})?(?:${NUMBER_NAME}[\\s.:]{0,3})|${HOUSE_NAME}\\s{0,2}|[hd]\\.? ?no[\\s.:]{0,3}|#\\s?)?\\d{1,5}(?:[-/]\\d{1,4}){0,3}[A-Za-z]?(?![\\p{L}\\p{M}\\p{N}])`,
  'giu',
);
const POSTCODE =
  /(?<![\d₹$€£]|\d-)(?:[1-8]\d{2} ?\d{3}(?!\d)|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|[A-Z]{2} \d{5}(?:-\d{4})?(?!\d))/g;
const SAYS_ADDRESS =
  /(?:address|addr|live at|living at|staying at|stay at|reside|residing|deliver (?:it )?to|deliver at|come to|पता|पते|முகவரி|विलास|vilasam|mugavari)[^.!?\n]{0,24}$/iu;
const NAMED_HOUSE = /[\p{L}#]/u;
/** What is counted is no house, and "from 5 to MG Road" has none. */
const NO_HOUSE =
  /^\s*(?:[%+]|(?:rs|times|people|min|hours?|days?|kg|km|to|from|at|in|on|for|is|was|and|of|the|by|am|pm|items?)(?![\p{L}\p{M}]))/iu;
/** How far a house may stand from its street, and the code from the street. */
const BEFORE = 48;
const AFTER = 70;
const MOST = 40;

/** Without a code or a word for it there is no address. */
const MAYBE =
  /\d{5}|\d{3} \d{3}|[A-Z]\d[A-Z\d]? \d[A-Z]{2}|addr|live|living|stay|resid|deliver|come to|पत[ाे]|முகவரி|vilasam|mugavari/i;

/** `text` with digits folded. */
export function findPlaces(text: string): PiiSpan[] {
  if (!MAYBE.test(text)) return [];
  const found: PiiSpan[] = [];
  let reached = 0;
  let looked = 0;
  for (const match of text.matchAll(STREET)) {
    if (match.index < reached) continue;
    if (++looked > MOST) break;
    const place = placeAround(text, match.index, match.index + match[0].length, reached);
    if (!place) continue;
    found.push(place);
    reached = place.end;
  }
  return found;
}

function placeAround(text: string, from: number, to: number, floor: number): PiiSpan | null {
  const left = Math.max(floor, from - BEFORE);
  const house = houseIn(text.slice(left, from));
  if (!house) return null;
  const start = left + house.at;
  const beyond = text.slice(to, to + AFTER);
  POSTCODE.lastIndex = 0;
  const code = POSTCODE.exec(beyond);
  if (code && !/[.!?\n]\s/.test(beyond.slice(0, code.index)))
    return { kind: 'address', start, end: to + code.index + code[0].length };
  const said = SAYS_ADDRESS.test(text.slice(Math.max(0, start - 50), start));
  if (!said || !(house.named || house.close)) return null;
  return { kind: 'address', start, end: to };
}

/** The first house number of the stretch, with nothing but names and commas after it. */
function houseIn(stretch: string): { at: number; named: boolean; close: boolean } | null {
  HOUSE.lastIndex = 0;
  for (const match of stretch.matchAll(HOUSE)) {
    const rest = stretch.slice(match.index + match[0].length);
    if (/[\p{L}\p{M}]{2}/u.test(rest) && !/[!?;:\n]|\.\s/.test(rest) && !NO_HOUSE.test(rest))
      return { at: match.index, named: NAMED_HOUSE.test(match[0]), close: rest.length < 28 };
  }
  return null;
}
