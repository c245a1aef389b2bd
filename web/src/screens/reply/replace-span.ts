/**
 * Puts a suggestion in place of a span in a textarea as if it were typed, so that Ctrl+Z takes it back. Falls back to changing
 * the text where the browser does not offer that.
 */
export function replaceSpan(
  field: HTMLTextAreaElement,
  span: { start: number; end: number },
  replacement: string,
  type: (text: string) => void,
): void {
  const expected = field.value.slice(0, span.start) + replacement + field.value.slice(span.end);
  field.focus();
  field.setSelectionRange(span.start, span.end);
  // Deprecated in name only: there is no other way to edit a textarea and keep its undo history.
  const typed = document.execCommand(replacement === '' ? 'delete' : 'insertText', false, replacement);
  if (!typed || field.value !== expected) {
    type(expected);
  }
}
