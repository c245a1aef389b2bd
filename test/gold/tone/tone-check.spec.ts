/** How well the tone check does on replies it was not written on: figures only, never a row of the sealed half. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml, wordingSchema } from '../../../src/desk/replies/checks/check-files.js';
import { loadCheckKit } from '../../../src/desk/replies/checks/check-kit.js';
import { judge } from '../../../src/desk/replies/checks/run-checks.js';
import { makeShouting } from '../../../src/desk/replies/checks/shouting-check.js';
import { makeTone } from '../../../src/desk/replies/checks/tone/tone-check.js';
import { loadTone } from '../../../src/desk/replies/checks/tone/tone-files.js';

const config = join(__dirname, '../../../config');
const folder = join(config, 'checks');
const kit = loadCheckKit(config);
const shouting = makeShouting({
  acronyms: new Set(readYaml(folder, 'wording.yaml', wordingSchema).acronyms),
  isOrdinary: (word) => kit.languageWords.isEnglish(word),
});
const checks = [makeTone(loadTone(folder), kit.languageWords), shouting].map((one) => judge(one, kit.levels));

interface Tally {
  hit: number;
  wrong: number;
  missed: number;
}

function counted(part: string) {
  const counts = new Map<string, Tally>();
  const kinds = new Map<string, { hit: number; all: number }>();
  const rows = readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  for (const [, lang = '', context = '', text = '', block = ''] of rows.map((line) => line.split('\t'))) {
    const reply = {
      text,
      language: null,
      customerText: context === '' ? null : context,
      allowWords: [],
      length: null,
      audience: 'public' as const,
    };
    const stopped = checks.some((check) => check(reply).some((found) => found.level === 'block'));
    const count = counts.get(lang) ?? { hit: 0, wrong: 0, missed: 0 };
    if (block !== '') count[stopped ? 'hit' : 'missed'] += 1;
    else if (stopped) count.wrong += 1;
    counts.set(lang, count);
    for (const kind of block === '' ? [] : block.split(',')) {
      const one = kinds.get(kind) ?? { hit: 0, all: 0 };
      kinds.set(kind, { hit: one.hit + Number(stopped), all: one.all + 1 });
    }
  }
  return { counts, kinds };
}

function holds(name: string, { hit, wrong, missed }: Tally, floor: Floor) {
  const [precision, recall] = [hit / (hit + wrong), hit / (hit + missed)];
  console.info(
    `tone ${name}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (aim ${floor.aim})`,
  );
  expect(precision).toBeGreaterThanOrEqual(floor.precision);
  expect(recall).toBeGreaterThanOrEqual(floor.recall);
}

interface Floor {
  precision: number;
  recall: number;
  aim: string;
}

// Floors a little below what was measured when the check was written (docs/checks.md); what is aimed at stands beside.
const floors = {
  en: { precision: 0.88, recall: 0.75, aim: '0.90 / 0.75' },
  hi: { precision: 0.88, recall: 0.75, aim: '0.85 / 0.60' },
  'hi-Latn': { precision: 0.92, recall: 0.75, aim: '0.85 / 0.60' },
  ta: { precision: 0.88, recall: 0.75, aim: '0.85 / 0.60' },
  'ta-Latn': { precision: 0.85, recall: 0.62, aim: '0.85 / 0.60' },
} satisfies Record<string, Floor>;

describe('the tone check on the sealed half of the gold', () => {
  const { counts, kinds } = counted('test');

  it.each(Object.entries(floors))('stops what it should in %s, and little else', (lang, floor) =>
    holds(lang, counts.get(lang)!, floor),
  );

  it('stops some of every kind', () => {
    console.info([...kinds].map(([kind, { hit, all }]) => `${kind} ${hit}/${all}`).join(', '));
    expect([...kinds].filter(([, { hit, all }]) => hit * 5 < all)).toEqual([]);
  });
});

describe('the tone check on rows of another hand, sealed too', () => {
  const { counts } = counted('second');
  const tamil = counts.get('ta-Latn')!;
  const others = [...counts].filter(([lang]) => lang !== 'ta-Latn').map(([, count]) => count);
  const sum = (part: keyof Tally): number => others.reduce((total, one) => total + one[part], 0);

  it('stops what it should in Tamil in Latin letters, and little else', () =>
    holds('ta-Latn, second hand', tamil, { precision: 0.92, recall: 0.76, aim: '0.85 / 0.60' }));

  it('stops most mockery, lecturing and joking at distress in the other languages', () =>
    holds(
      'mockery, second hand',
      { hit: sum('hit'), wrong: sum('wrong'), missed: sum('missed') },
      { precision: 0.8, recall: 0.7, aim: '0.85 / 0.60' },
    ));
});

describe('the tone check on rows of a third hand, a third of them deserving no more than a hint', () => {
  it('stops what it should in Tamil in Latin letters, and little else', () =>
    holds('ta-Latn, third hand', counted('third').counts.get('ta-Latn')!, {
      precision: 0.88,
      recall: 0.9,
      aim: '0.85 / 0.60',
    }));
});
