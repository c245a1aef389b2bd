/** What a clause asks for, learned: the delivered file is what its rows teach, and a wrong file stops the start by name. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASK_MODEL, loadAskModel } from '../../../../src/desk/replies/checks/re-ask/ask-model.js';
import { reAskKinds } from '../../../../src/desk/replies/checks/re-ask/re-ask-words.js';
import { readAskRows } from '../../../../src/lab/train/re-ask/ask-rows.js';
import { reAsk } from '../../../../src/lab/train/tasks/re-ask.js';
import type { TrainContext } from '../../../../src/lab/train/task.js';
import { encodeContainer } from '../../../../src/listening/scoring/learned/container.js';

const configDir = join(__dirname, '../../../../config');

it('is the very file its rows teach', async () => {
  const saved = new Map<string, Uint8Array>();
  const context = {
    save: (name: string, container: Parameters<typeof encodeContainer>[0]) =>
      void saved.set(name, encodeContainer(container)),
    report: () => undefined,
  } as unknown as TrainContext;
  expect(await reAsk.train(context)).toEqual([]);
  const bytes = Buffer.from(saved.get(ASK_MODEL)!);
  expect(bytes.equals(readFileSync(join(configDir, 'models', ASK_MODEL)))).toBe(true);
});

it.each([
  ['Do you happen to remember your booking code', 'order-number'],
  ['Which of our cafes was it', 'location'],
  ['Who do I have the pleasure of helping', 'name'],
  ['कितने रुपये लिए उन्होंने', 'amount'],
  ['எந்த மாடல் உங்களுடையது', 'device'],
  ['eppolerndhu indha prachanai', 'date'],
] as const)('hears “%s” ask for %s', (clause, kind) => {
  const likely = loadAskModel(configDir)!.likely(clause, true);
  expect(reAskKinds[likely.indexOf(Math.max(...likely))]).toBe(kind);
});

it('hears nothing asked for in what only tells', () => {
  expect(loadAskModel(configDir)!.kinds('We have sent you a new one today', false, () => 0.5)).toEqual([]);
});

describe('a folder', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'asks-'));
    mkdirSync(join(dir, 'models'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('without the model is read by rules alone', () => {
    expect(loadAskModel(dir)).toBeNull();
  });

  it('with another model in its place is refused by name', () => {
    cpSync(join(configDir, 'models', 'tone.bin'), join(dir, 'models', ASK_MODEL));
    expect(() => loadAskModel(dir)).toThrow(/re-ask\.bin was made for another version/);
  });

  it('with a row that names no kind is refused, with its line', () => {
    mkdirSync(join(dir, 'training', 're-ask'), { recursive: true });
    writeFileSync(
      join(dir, 'training', 're-ask', 'asked.tsv'),
      'language\tkinds\ttext\nen\tdate\tWhen?\nen\tsize\tWhich size?\n',
    );
    expect(() => readAskRows(dir)).toThrow(/line 3: "size"/);
  });
});
