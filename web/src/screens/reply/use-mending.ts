/**
 * What a text that is checked as one types needs from the keyboard: Alt and a digit mends the finding of that number or leads to it,
 * Alt+0 confirms the next promise, Ctrl+Enter hands it in. Whoever confirms by keyboard never falls out of the page.
 */
import type { KeyboardEvent, RefObject } from 'react';
import type { Finding } from '../../api/types.js';
import { shortcut } from '../../ui/keys.js';
import { replaceSpan } from './replace-span.js';

interface Text {
  field: RefObject<HTMLTextAreaElement | null>;
  /** In the order in which they are shown. */
  listed: readonly Finding[];
  type(text: string): void;
  /** Decides itself whether it may. */
  handIn(): void;
}

export function useMending({ field, listed, type, handIn }: Text) {
  const fix = (finding: Finding, suggestion: string) => {
    if (field.current) replaceSpan(field.current, finding, suggestion, type);
  };
  const show = (finding: Finding) => {
    field.current?.focus();
    field.current?.setSelectionRange(finding.start, finding.end);
  };
  // The button that was pressed is gone then; whoever writes on by keyboard stays in the text.
  const onConfirmed = () =>
    setTimeout(() => {
      if (document.activeElement !== field.current) (nextPromise() ?? field.current)?.focus();
    });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) handIn();
      return;
    }
    if (shortcut(event.nativeEvent) === 'alt+0') {
      event.preventDefault();
      nextPromise()?.click();
      return;
    }
    const digit = /^alt\+(\d)$/.exec(shortcut(event.nativeEvent) ?? '')?.[1];
    const finding = digit ? listed[Number(digit) - 1] : undefined;
    if (!finding) return;
    event.preventDefault();
    if (finding.suggestions[0] !== undefined) fix(finding, finding.suggestions[0]);
    else show(finding);
  };
  return { fix, show, onConfirmed, onKeyDown };
}

/** What stops a text stands first, so that the first key mends it. */
export function stoppingFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => Number(b.level === 'block') - Number(a.level === 'block'));
}

export const stopping = (findings: readonly Finding[]): number =>
  findings.filter((finding) => finding.level === 'block' && !finding.cosign).length;

/** Everything that stops it may be overruled: then its author may ask for that. */
export const mayAskFor = (findings: readonly Finding[]): boolean =>
  stopping(findings) > 0 &&
  findings.every((finding) => finding.level !== 'block' || finding.cosign || finding.overrulableBy);

const nextPromise = (): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>('[data-next-promise]');
