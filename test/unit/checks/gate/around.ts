/** A thread of one customer with a brand, for the checks that look around the reply. */
import type { ReplyAround, ThreadPost } from '../../../../src/desk/replies/checks/around.js';
import type { CheckContext } from '../../../../src/desk/replies/checks/finding.js';
import { check } from '../kit.js';

export function aroundOf(
  more: Partial<Omit<ReplyAround, 'brand'>> & { brand?: Partial<ReplyAround['brand']> } = {},
): ReplyAround {
  return {
    customer: ['asha.kitchen', 'Asha Raman'],
    older: false,
    thread: [],
    recent: [],
    roles: ['agent'],
    ...more,
    brand: {
      slug: 'nila-home',
      names: ['Nila Home Appliances'],
      handles: ['nilahome'],
      hosts: ['nilahome.example'],
      languages: ['en'],
      otherNames: [],
      ...more.brand,
    },
  };
}

export const post = (
  by: ThreadPost['by'],
  text: string,
  handle: string | null = null,
  answers = true,
): ThreadPost => ({
  by,
  handle,
  name: null,
  text,
  answers,
});

/** "code 'words under the span'" of the findings whose code begins so. */
export function found(prefix: string, text: string, more: Partial<CheckContext> = {}): string[] {
  return check(text, { around: aroundOf(), ...more })
    .filter((one) => one.code.startsWith(prefix))
    .map((one) => {
      const words = text.slice(one.start, one.end);
      return words === text ? one.code : `${one.code} '${words}'`;
    });
}
