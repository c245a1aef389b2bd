/** Finds what the server masked: runs of a mask character, with the digits left readable at their end. Pure. */
const MASKED = /[•●█*▮]{3,}(?:[ -]?[•●█*▮0-9]+)*|\[[a-z0-9 -]+ hidden\]/giu;

export function maskSpans(text: string): { start: number; end: number }[] {
  return [...text.matchAll(MASKED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
