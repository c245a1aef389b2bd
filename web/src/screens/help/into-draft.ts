/**
 * Puts a text into the open draft as if the person had typed it: it is saved, checked and can be taken back with Ctrl+Z like every other
 * word. An empty draft begins with it, below a begun one it is added.
 */
import { replaceSpan } from '../reply/replace-span.js';

/** False when no draft is open on this page. `prefix`: whom the platform makes one address. */
export function intoDraft(text: string, prefix: string): boolean {
  const field = document.getElementById('reply-text');
  if (!(field instanceof HTMLTextAreaElement)) return false;
  const { start, replacement } = whereTo(field.value, text, prefix);
  replaceSpan(field, { start, end: field.value.length }, replacement, (whole) => type(field, whole));
  return true;
}

/** Pure: what replaces the draft from `start` to its end. */
export function whereTo(draft: string, text: string, prefix: string): { start: number; replacement: string } {
  const begun = draft.trimEnd();
  if (begun === '' || begun === prefix.trim()) return { start: 0, replacement: `${prefix}${text}` };
  return { start: begun.length, replacement: `\n\n${text}` };
}

/** React hears of a value only when the field says that it changed. */
function type(field: HTMLTextAreaElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  setter?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
