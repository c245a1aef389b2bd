/**
 * An earlier question and answer as they may be shown and copied: whoever asked then is nobody, and where the answer named them or the
 * agent there is a gap for those of today. Pure.
 */
import { makeHiding } from './hiding.js';
import { partsOf } from './personal-words.js';

export interface EarlierWords {
  question: string;
  answer: string;
  customer: readonly (string | null)[];
  agents: readonly string[];
  brand: readonly (string | null)[];
}

const TOKEN = /\{\{([A-Z]+)_\d+\}\}/gu;

export function withoutPeople({ question, answer, customer, agents, brand }: EarlierWords): {
  question: string;
  answer: string;
} {
  const known = customer.flatMap((name) => name ?? []);
  const keep = brand.flatMap((name) => name ?? []);
  const hiding = makeHiding([...known, ...agents], keep, [question], { links: false });
  const asked = new Set(partsOf(known).map(fold));
  const wrote = new Set(partsOf(agents).map(fold));
  const gap = (token: string, kind: string): string => {
    const value = fold(hiding.restore(token));
    if (kind === 'PERSON' && wrote.has(value) && !asked.has(value)) return '{{agent.name}}';
    return kind === 'PERSON' && asked.has(value) ? '{{customer.name}}' : token;
  };
  return {
    question: hiding.hide(question).replace(TOKEN, '•••'),
    // Whom a platform makes one address stands before the answer; today it is somebody else.
    answer: hiding
      .hide(answer)
      .replace(/^\s*(?:\{\{HANDLE_\d+\}\}[\s,:]*)+/u, '')
      .replace(TOKEN, gap),
  };
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase().trim();
