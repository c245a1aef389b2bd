/**
 * One spelling for what people type in many: the form in which words are looked up, hashed and compared.
 * Must never be used for showing text: it throws away case, length and marks. Offsets are the tokeniser's business.
 */

/** Lower case, compatibility forms folded, nukta and chandrabindu levelled, invisible characters gone. */
export function normaliseWord(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) > 127) {
      plain = false;
      break;
    }
  }
  if (plain) return word.toLowerCase();
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f|\ufeff|\u00ad|\u093c/g, '')
    .replace(/\u0901/g, '\u0902')
    .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'");
}

/** 'sooooo' → 'soo' (`keep` 2) or 'so' (`keep` 1). Works on any script. */
export function squeeze(word: string, keep: 1 | 2): string {
  return keep === 2 ? word.replace(/(.)\1{2,}/gu, '$1$1') : word.replace(/(.)\1+/gu, '$1');
}

/**
 * A rough sound form of a romanised Hindi or Tamil word, so that 'achha', 'acha' and 'accha', or 'kharaab' and
 * 'kharab', meet. Only for words of four letters and more: shorter ones collide.
 */
export function soundForm(word: string): string {
  return word
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+/g, 'i')
    .replace(/oo+|uu+/g, 'u')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/z/g, 'j')
    .replace(/q|ck/g, 'k')
    .replace(/chh/g, 'ch')
    .replace(/([tdbgkp])h/g, '$1')
    .replace(/zh/g, 'l')
    .replace(/(.)\1+/g, '$1')
    .replace(/y$/, 'i');
}

const DIGIT_ZEROS = [0x0660, 0x06f0, 0x0966, 0x0be6, 0xff10];

/** Digits of other scripts as 0–9, unit for unit, so that offsets stay what they were. */
export function foldDigits(text: string): string {
  if (!/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0be6-\u0bef\uff10-\uff19]/.test(text)) return text;
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0be6-\u0bef\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9) ?? code;
    return String(code - zero);
  });
}

/** Whole text made comparable: words in look-up form with single spaces; links, mentions, 'RT', signs and emoji gone. */
export function normaliseText(text: string): string {
  return normaliseWord(
    text
      .replace(/\u200c|\u200d/g, '')
      .replace(/^\s*(?:RT|MT)\s+@\S+/, ' ')
      .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
      .replace(/(^|[^\p{L}\p{N}])@[\p{L}\p{N}_.@-]+/gu, '$1 ')
      .replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' '),
  ).trim();
}
