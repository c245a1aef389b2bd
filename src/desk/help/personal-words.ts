/**
 * Names that people tell of themselves and others: "my name is …", "regards, …", "my wife …", "मेरा नाम …", "என் பெயர் …". Rather one
 * word too many than one too few: what is taken for a name is only hidden, and comes back. Pure.
 */

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:[ \\t]+\\p{Lu}[\\p{L}\\p{M}'’.-]*){0,3}";
const ANY = '[\\p{L}\\p{M}]{2,}(?:[ \\t]+[\\p{L}\\p{M}]{2,})?';

const TOLD: readonly RegExp[] = [
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:[Mm]y name is|[Mm]y name['’]?s|[Nn]ame ?[:=-]|[Tt]his is|[Ii]['’]?m|[Ii] am|[Cc]all me|[Rr]egards|[Ss]incerely|[Yy]ours|[Tt]hanks|[Tt]hank you|[Cc]heers|MY NAME IS)[,:!.]?\\s+(${NAME})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:[Mm]rs?|[Mm]s|[Mm]iss|[Dd]r|[Pp]rof|[Ss]hri|[Ss]mt|[Tt]hiru|[Kk]umari)\\.?\\s+(${NAME})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:wife|husband|son|daughter|mother|father|mom|mum|dad|brother|sister|friend|neighbour|neighbor|colleague|boss|baby|child|uncle|aunt|agent|executive|manager|driver|technician|named|called|Name|NAME)[,:]?\\s+(${NAME})`,
    'gu',
  ),
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:mera na+m|m[ae]in?|en (?:peyar|peru|per)|ennoda (?:peyar|peru|per))[ :]+(${NAME})`,
    'giu',
  ),
  new RegExp(`(?:मेरा नाम|मेरे? नाम|श्री(?:मती)?|सुश्री|डॉ\\.?)\\s+(${ANY})`, 'gu'),
  new RegExp(`(?:என் பெயர்|என்னோட பேரு|என் பேரு|திருமதி|திரு|செல்வி|டாக்டர்)[.:]?\\s+(${ANY})`, 'gu'),
  // A signature on a line of its own.
  new RegExp(`(?:^|\\n)[ \\t]*[-–—~^][ \\t]*(${NAME})[ \\t]*(?=\\n|$)`, 'gu'),
];

const WAY =
  '(?:street|st|road|rd|nagar|avenue|ave|lane|cross|colony|layout|salai|theru|marg|gali|block|apartments?|apts?|towers?|enclave|sector|phase|floor|chowk|vihar|puram|main road)';
/** Where somebody lives: each pattern's first group. Bounded runs only. */
export const ADDRESSES: readonly RegExp[] = [
  new RegExp(
    `((?:(?:no|flat|door|house|plot|h\\.?no|#)[ .:#]{0,3})?\\p{Nd}{1,5}(?:[/-]\\p{Nd}{1,5}){0,3}\\p{L}?[, ]{1,3}(?:[\\p{L}\\p{M}.'’]{1,20}[, ]{1,3}){0,4}${WAY}(?![\\p{L}])(?:[,. ]{1,3}[\\p{L}\\p{M}]{2,20}){0,4}(?:[,. -]{1,3}\\p{Nd}{5,6})?)`,
    'giu',
  ),
  new RegExp(
    `(?<![\\p{L}])((?:\\p{Lu}[\\p{L}\\p{M}]{1,20}[ ]{1,2}){1,3}(?:Street|St|Road|Rd|Nagar|Avenue|Lane|Colony|Layout|Salai|Theru|Marg|Vihar|Enclave))(?![\\p{L}])`,
    'gu',
  ),
  /([\p{L}\p{M}]{2,20}[ ](?:रोड|गली|नगर|मार्ग|कॉलोनी|தெரு|சாலை|நகர்|வீதி))/gu,
  /(?:live (?:at|in|on)|living (?:at|in)|staying (?:at|in)|address(?: is)?|deliver(?:ed)? to|पता|முகவரி)[ :=-]{1,4}([^.!?\n]{4,80})/giu,
];

/** As they were written, each once. */
export function namesTold(text: string): string[] {
  const found = TOLD.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]!));
  return [...new Set(found.map((name) => name.replace(/[\s.'’-]+$/u, '')).filter((name) => name.length > 1))];
}

/** A name as a whole and its parts, the longest first: 'Asha Rao' is known, and so are 'Asha' and 'Rao'. */
export function partsOf(names: readonly string[]): string[] {
  const parts = names.flatMap((name) => [
    name.trim(),
    ...name.split(/[\s@._/-]+/u).filter((part) => [...part].length > 2 && /\p{L}/u.test(part)),
  ]);
  return [...new Set(parts.filter((part) => [...part].length > 1))].sort((a, b) => b.length - a.length);
}
