/** The grammar reader's worker: what happens when it hangs, dies, is late, or is not there. A fake worker keeps to the protocol. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkWithGrammar } from '../../../src/desk/replies/checks/grammar/check-with-grammar.js';
import { Harper, type HarperOptions } from '../../../src/desk/replies/checks/grammar/harper.js';
import { contextOf, kit } from './kit.js';

const workerUrl = pathToFileURL(join(__dirname, '../../support/fake-grammar-worker.mjs'));
const open: Harper[] = [];
function harper(options: Partial<HarperOptions> = {}): Harper {
  const one = new Harper({ off: [], deadlineMs: 400, workerUrl, ...options });
  open.push(one);
  return one;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const said = (text: string) => ({ lints: [expect.objectContaining({ message: text })] });

describe('the grammar reader', () => {
  it('says that it is starting, and does not keep anybody waiting for that', async () => {
    const one = harper();
    expect(await one.read('first')).toEqual({ lints: null, why: 'starting' });
    expect(await one.start()).toBe(true);
    expect(await one.read('first')).toEqual(said('first'));
  });

  it('ends a worker that hangs on a text, and answers the next one with a new worker', async () => {
    const problems: string[] = [];
    const one = harper({ report: (problem) => problems.push(problem) });
    await one.start();
    const [hung, behind] = await Promise.all([one.read('hang'), one.read('behind it')]);
    expect(hung).toEqual({ lints: null, why: 'unavailable' });
    expect(behind).toEqual({ lints: null, why: 'unavailable' });
    expect(problems).toEqual([expect.stringContaining('started anew')]);
    expect(await one.start()).toBe(true);
    expect(await one.read('afterwards')).toEqual(said('afterwards'));
  });

  it('answers what a dying worker had, and starts another', async () => {
    const one = harper({ deadlineMs: 20_000 });
    await one.start();
    expect(await one.read('die')).toEqual({ lints: null, why: 'unavailable' });
    expect(await one.start()).toBe(true);
    expect(await one.read('alive')).toEqual(said('alive'));
  });

  it('remembers what it read: submitting asks again what was asked while typing', async () => {
    const one = harper();
    await one.start();
    const first = await one.read('the same');
    await one.read('hang');
    expect(await one.read('the same')).toEqual(first);
  });

  it('does without a worker that is not installed, and says so once', async () => {
    const problems: string[] = [];
    const report = (problem: string) => problems.push(problem);
    const one = harper({ workerUrl: pathToFileURL('/nowhere/worker.js'), report });
    expect(await one.start()).toBe(false);
    expect(await one.read('a text')).toEqual({ lints: null, why: 'unavailable' });
    expect(problems).toHaveLength(1);
  });

  it('answers everybody when it is closed', async () => {
    const one = harper({ deadlineMs: 20_000 });
    await one.start();
    const waiting = [one.read('never'), one.read('behind it')];
    await one.close();
    expect(await Promise.all(waiting)).toEqual([
      { lints: null, why: 'unavailable' },
      { lints: null, why: 'unavailable' },
    ]);
    expect(await one.start()).toBe(false);
  });
});

describe('a reply and its grammar', () => {
  const read = (lints: object) => ({ read: () => Promise.resolve(lints as never) });

  it.each([
    ['off', null, 'We will look into it today.', 'off'],
    ['starting', read({ lints: null, why: 'starting' }), 'We will look into it today.', 'starting'],
    ['unavailable', read({ lints: null, why: 'unavailable' }), 'We will look into it today.', 'unavailable'],
    ['read', read({ lints: [] }), 'We will look into it today.', 'checked'],
    ['too long to read whole', read({ lints: [] }), 'We will look into it today. '.repeat(60), 'partly'],
    ['of another language', read({ lints: [] }), 'हम आज ही देखकर आपको बताएँगे।', 'other-language'],
  ])('says when the grammar is %s', async (_, reader, text, grammar) => {
    const checked = await checkWithGrammar(kit, reader, contextOf(text));
    expect(checked.grammar).toBe(grammar);
  });

  it('is still checked for everything else while the grammar reader is away', async () => {
    const reader = read({ lints: null, why: 'unavailable' });
    const { findings } = await checkWithGrammar(kit, reader, contextOf('We recieved it.'));
    expect(findings.map((one) => one.code)).toEqual(['spelling.listed']);
  });
});
