/**
 * Replaces by spaces what is no prose: addresses, handles, tags, codes, entities, a closing signature. The length stays,
 * so every span found afterwards holds in the original. It must never blank a plain word.
 */

// Each pattern is linear: it starts only where its run starts, or its run is bounded.
const notProse: readonly RegExp[] = [
  /\b(?:https?|ftp):\/\/[^\s<>"“”]+/giu,
  /\bwww\.[^\s<>"“”]+/giu,
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  /[@＠][\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu,
  /[#＃][\p{L}\p{M}\p{N}_]+/gu,
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/giu,
  // Bare domains and file names: a dot between letters, a known ending.
  /(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.(?:com|org|net|in|co|io|app|uk|us|eu|de|fr|info|biz|dev|me|tv|ai|gov|edu|store|shop|online|site|xyz|example|test|pdf|jpe?g|png|docx?|xlsx?|zip|html?|apk|exe)\b(?:\/[^\s<>"“”]*)?/giu,
  // Anything with a digit in it is a code, an amount or a time.
  /(?<![\p{L}\p{M}\p{Nd}_./'-])[\p{L}\p{M}_./'-]*\p{Nd}[\p{L}\p{M}\p{Nd}_./'-]*/gu,
];

/** Signatures stand at the very end, after at most a link or a counter. */
const signatures: readonly RegExp[] = [
  /[\^~][ ]?[A-Za-z]{1,12}[.]?\s*$/u,
  /(?<=[\s.!?)])\/[A-Za-z]{1,12}\s*$/u,
  /(?<=[\s.!?)])[-–—*][ ]?\p{Lu}\p{L}{0,20}(?:[ ]\p{Lu}\p{L}{0,20}){0,3}\s*$/u,
  /(?<=\n)[ \t]*(?:(?:kind|best|warm)(?:est)?\s)?regards,?\s[^\n]{0,60}\s*$/iu,
];

function spaces(found: string): string {
  return ' '.repeat(found.length);
}

/** Same length as `text`; apostrophes are made straight. */
export function blankOut(text: string): string {
  let prose = text.replace(/[’‘ʼ]/g, "'");
  for (const pattern of notProse) prose = prose.replace(pattern, spaces);
  const tailFrom = Math.max(0, prose.trimEnd().length - 120);
  let tail = prose.slice(tailFrom);
  for (const pattern of signatures) tail = tail.replace(pattern, spaces);
  return prose.slice(0, tailFrom) + tail;
}
