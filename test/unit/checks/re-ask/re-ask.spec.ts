/** The re-ask guard: threads of our own (cases.tsv: thread, draft, what is asked again) with their twins that give nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReAsk } from '../../../../src/desk/replies/checks/re-ask/re-ask-check.js';
import type { CheckContext, ThreadMessage } from '../../../../src/desk/replies/checks/finding.js';

const examine = loadReAsk(join(__dirname, '../../../../config/checks'));

const contextOf = (text: string, thread?: readonly ThreadMessage[]): CheckContext => ({
  text,
  language: null,
  customerText: null,
  allowWords: [],
  length: null,
  audience: 'direct',
  ...(thread ? { thread } : {}),
});

function messages(cell: string): ThreadMessage[] {
  return cell.split(' / ').map((one) => {
    const [, from, channel, text = ''] = /^([cu])\.([a-z]+): (.*)$/u.exec(one) ?? [];
    return { from: from === 'u' ? 'us' : 'customer', channel: channel as ThreadMessage['channel'], text };
  });
}

const cases = readFileSync(join(__dirname, 'cases.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([thread = '', text = '', wanted = '']) => [thread, text, wanted] as const);

it.each(cases)('%s → %s', (thread, text, wanted) => {
  const found = examine(contextOf(text, messages(thread)));
  expect(found.map(({ params }) => `${params?.['kind']} <${params?.['given']}>`).join(' ;; ')).toBe(wanted);
});

it('says which message gave it, and marks the words that ask', () => {
  const thread = messages('c.public: where is order AB-90211 / u.public: DM please / c.message: hi');
  const text = 'Hello! Please share your order number.';
  const [found] = examine(contextOf(text, thread));
  expect(found).toMatchObject({
    code: 're-ask.given',
    params: { message: 0, channel: 'public', from: 'customer' },
  });
  expect(text.slice(found!.start, found!.end)).toBe('Please share your order number');
  expect(found!.reason).toContain('AB-90211');
});

it('never quotes a secret', () => {
  const thread = messages('c.message: order? here: 4111 1111 1111 1111');
  const found = examine(contextOf('Please share your order number.', thread));
  expect(JSON.stringify(found)).not.toContain('1111');
});

it('says nothing where no thread is known', () => {
  expect(examine(contextOf('Please share your order number.'))).toEqual([]);
});
