/**
 * Gaps of a template that nobody filled in: {name}, [ORDER NUMBER], <link>, XXX, TODO, lorem ipsum.
 */
import { draft, type Examine } from './draft.js';

export interface PlaceholderWords {
  /** What stands in brackets in templates, lower case: name, order number, date … */
  names: readonly string[];
  /** Bracketed capitals that are right: UPDATE, EN. Lower case. */
  tags: readonly string[];
}

// Each alternative is one bounded run: no backtracking over the text.
const shapes: readonly RegExp[] = [
  /\{\{[^{}\n]{0,60}\}\}|\$?\{[^{}\n]{0,60}\}/gu,
  /\[(?:[A-Z][A-Z0-9_'’./ -]{1,40})\]/gu,
  /%[A-Za-z][A-Za-z_]{1,30}%/gu,
  /%(?:s|d|\d\$s)(?![\p{L}\p{N}%])/gu,
  // Masked numbers (XXXX 1234, XX-12) are not gaps.
  /(?<![\p{L}\p{N}*-])X{3,}(?![\p{L}\p{N}]|[ -]?[X\d])/gu,
  /(?<![\p{L}\p{N}])_{3,}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}_])(?:TODO|TBD|TBC|FIXME)(?![\p{L}\p{N}_])/gu,
  /lorem ipsum(?: dolor sit amet)?/giu,
];

export function makePlaceholder({ names, tags }: PlaceholderWords): Examine {
  const inside = names.map((name) => name.replace(/ /g, '[ _-]?')).join('|');
  const lead =
    "(?:insert|add|enter|your|the|customer(?:[’']s)?|client(?:[’']s)?|agent(?:[’']s)?|first|last|full|user)";
  const named = new RegExp(
    `[\\[<](?:${lead}[ _-]){0,3}(?:${inside}|insert [^\\]>\\n]{1,40})(?:[ _-]here)?[\\]>]`,
    'giu',
  );
  const dear = new RegExp(
    '(?<=\\b(?:dear|hi|hello)[ ])(?:customer|client|user|first|last)[ _]?name\\b',
    'giu',
  );
  const tagged = new Set(tags.map((tag) => `[${tag}]`));
  const patterns = [...shapes, named, dear];
  return ({ text }) => {
    const found = patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)]
        .filter((match) => !tagged.has(match[0].toLowerCase()))
        .map((match) =>
          draft(
            'placeholder.left',
            { start: match.index, end: match.index + match[0].length },
            { text: match[0].slice(0, 60) },
          ),
        ),
    );
    // The widest wins where shapes overlap.
    return found.filter((one) => !found.some((other) => other !== one && covers(other, one)));
  };
}

function covers(wide: { start: number; end: number }, narrow: { start: number; end: number }): boolean {
  const wider = wide.end - wide.start > narrow.end - narrow.start;
  return wider && wide.start <= narrow.start && narrow.end <= wide.end;
}
