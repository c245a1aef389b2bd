/**
 * Which shortcut a key press means. Pure. Letters are matched by what they type, and by their place on the keyboard when the
 * layout types Devanagari or Tamil there, so that j and k work for whoever writes Hindi all day.
 */
export interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export function shortcut(press: Press): string | null {
  if (press.ctrlKey || press.metaKey) return null;
  const digit = /^Digit([0-9])$/.exec(press.code)?.[1];
  if (press.altKey) return digit ? `alt+${digit}` : null;
  if (press.key.length === 1 && press.key.charCodeAt(0) > 0x7f) {
    const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
    return letter ? letter.toLowerCase() : null;
  }
  return press.key;
}
