/**
 * Which addresses other people's servers and profiles name may become links: those of the web. Never javascript:, data: or any
 * other scheme, wherever it came from. Pure.
 */

/** The address, or null when it is none that a browser may be sent to. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}
