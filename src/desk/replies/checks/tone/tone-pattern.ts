/**
 * The small language in which rules of tone are written, made into regular expressions. A line is a pattern:
 * a blank stands for any blanks and commas, ` .. ` for up to four words, ` ... ` for up to nine, `~` for any ending,
 * `{slot}` for a list of words named elsewhere in the file, `'` for an apostrophe that may be missing; the rest is regex.
 */
import { fold, type ToneLanguage } from './tone-fold.js';
import { Patterns, scriptLetters } from './tone-matcher.js';

const gap = '[\\s,;:\'"()–—-]+';
/** Without an end to what may be a word, a run of ten thousand signs would be tried from each of them to the last. */
const longestWord = 60;
const word = `[^\\s,;:.!?।…–—]{1,${longestWord}}`;

/** Throws SyntaxError naming the line. */
export function compilePatterns(
  lines: readonly string[],
  slots: Readonly<Record<string, string>>,
  language: ToneLanguage,
): Patterns {
  const sources = lines.map((line) => sourceOf(line, slots, language));
  try {
    return new Patterns(sources);
  } catch {
    sources.forEach((source, at) => check(lines[at]!, source));
    throw new SyntaxError(`"${lines[0] ?? ''}" and what follows are no patterns`);
  }
}

/** Lines of a block of text; empty ones and those that begin with # are left out. */
export function patternLines(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function check(line: string, source: string): void {
  try {
    new RegExp(source, 'u');
  } catch {
    const shown = line.length > 120 ? `${line.slice(0, 120)}…` : line;
    throw new SyntaxError(`"${shown}" is no pattern: look at its brackets and signs`);
  }
}

// Signs of the small language are put aside while blanks are replaced, so that what they become is not replaced again.
const [apostrophe, blank, anySign] = ['\u0003', '\u0004', '\u0005'];

function sourceOf(line: string, slots: Readonly<Record<string, string>>, language: ToneLanguage): string {
  const open = fillSlots(line, slots, 0).normalize('NFC').replaceAll('\\S', anySign);
  return fold(open, language)
    .text.replace(/\[[^\]]*\]/g, (set) => set.replaceAll(' ', blank))
    .replaceAll("'", apostrophe)
    .replace(/(\s*)(\.{2,3})(?!\.)(\s*)/g, (_, before: string, dots: string, after: string) =>
      words(dots.length === 3 ? 9 : 4, before !== '', after !== ''),
    )
    .replaceAll(' ', gap)
    .replaceAll('~', `[${scriptLetters}]{0,${longestWord}}`)
    .replaceAll(apostrophe, "'?")
    .replaceAll(blank, ' ')
    .replaceAll(`${anySign}+`, `${anySign}{1,${longestWord}}`)
    .replaceAll(`${anySign}*`, `${anySign}{0,${longestWord}}`)
    .replaceAll(anySign, '[^\\s.,;:!?।…]');
}

/** Up to so many words between two others. */
function words(most: number, before: boolean, after: boolean): string {
  return after ? `${before ? gap : ''}(?:${word}${gap}){0,${most}}?` : `(?:${gap}${word}){0,${most}}?`;
}

function fillSlots(line: string, slots: Readonly<Record<string, string>>, depth: number): string {
  if (depth > 5) throw new SyntaxError(`the slots in "${line}" name each other`);
  return line.replace(/\{([a-z][a-zA-Z]*)\}/g, (_, name: string) => {
    const held = slots[name];
    if (held === undefined) throw new SyntaxError(`"${line}" names the slot {${name}}, which is not there`);
    return `(?:${fillSlots(
      held
        .trim()
        .replace(/\s*\|\s*/g, '|')
        .replace(/\s+/g, ' '),
      slots,
      depth + 1,
    )})`;
  });
}
