import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitPhrases } from '../../../src/listening/scoring/lexicons.compile.js';
import { loadLexicons, makeReady } from '../../../src/listening/scoring/lexicons.loader.js';
import { decodeReady } from '../../../src/listening/scoring/lexicons.ready.js';
import { createScorer } from '../../../src/listening/scoring/scorer.js';
import { configDir } from './scorer-under-test.js';

describe('word lists that lie ready', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'lexicons-'));
    cpSync(join(configDir, 'lexicons'), join(dir, 'lexicons'), { recursive: true });
    cpSync(join(configDir, 'models'), join(dir, 'models'), { recursive: true });
    writeFileSync(join(dir, 'words.bin'), makeReady(dir));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const load = () => loadLexicons(dir, join(dir, 'words.bin'));

  it('judge as the lists themselves do, under the same name', () => {
    const ready = load();
    expect(ready.phrases).toBeDefined();
    const [quick, slow] = [createScorer(ready), createScorer(loadLexicons(dir))];
    expect(quick.model).toBe(slow.model);
    for (const text of [
      'My £1,299 order never arrived, three weeks of "soon". I want my money back 😡',
      'mera paisa kaat liya aur saaman bahut kharab nikla @shop',
      'மிகவும் மோசமான சேவை, பணம் திரும்ப வரவில்லை',
      'fire sale!! click here http://x.example',
    ])
      expect(quick.score({ text })).toEqual(slow.score({ text }));
  });

  it('are left alone once a list was changed, and the change counts', () => {
    const before = load().version;
    const path = join(dir, 'lexicons', 'topics.yaml');
    const was = readFileSync(path, 'utf8');
    writeFileSync(path, was.replace('parcel, package', 'parcel, bundle, package'));
    const changed = load();
    expect(changed.phrases).toBeUndefined();
    expect(changed.version).not.toBe(before);
    expect(createScorer(changed).score({ text: 'where is the bundle I bought' }).topics).toContain(
      'delivery',
    );
    writeFileSync(path, was);
    expect(load().phrases).toBeDefined();
  });

  it('do not change their name with what the checks of replies learned', () => {
    const before = load().version;
    const model = (file: string): string => join(dir, 'models', file);
    rmSync(model('tone.bin'));
    rmSync(model('real-words-en.bin'));
    expect(load().version).toBe(before);
    rmSync(model('spam-en.bin'));
    expect(load().version).not.toBe(before);
    cpSync(join(configDir, 'models'), join(dir, 'models'), { recursive: true });
    expect(load().version).toBe(before);
  });

  it('are done without when their file is damaged or was never made', () => {
    const bytes = makeReady(dir);
    writeFileSync(join(dir, 'cut.bin'), bytes.subarray(0, 5000));
    expect(loadLexicons(dir, join(dir, 'cut.bin')).phrases).toBeUndefined();
    expect(loadLexicons(dir, join(dir, 'none.bin')).phrases).toBeUndefined();
    expect(decodeReady(bytes, 'something else')).toBeNull();
  });

  it('are made from valid lists only', () => {
    const broken = mkdtempSync(join(tmpdir(), 'lexicons-'));
    cpSync(join(dir, 'lexicons'), join(broken, 'lexicons'), { recursive: true });
    writeFileSync(join(broken, 'lexicons', 'spam.yaml'), 'cues: [');
    expect(() => makeReady(broken)).toThrow(/spam\.yaml/);
    rmSync(broken, { recursive: true, force: true });
  });
});

describe('lexicon files', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lexicons-'));
    cpSync(join(configDir, 'lexicons'), join(dir, 'lexicons'), { recursive: true });
    cpSync(join(configDir, 'models'), join(dir, 'models'), { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const edit = (file: string, change: (text: string) => string): void => {
    const path = join(dir, 'lexicons', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };

  it('name the file and the key when a value is wrong', () => {
    edit('risk.yaml', (text) => text.replace(/^ {2}points: \d+/m, '  points: many'));
    expect(() => loadLexicons(dir)).toThrow(/risk\.yaml[\s\S]*points/);
  });

  it('name the file when it is missing or no YAML at all', () => {
    edit('spam.yaml', () => 'cues: [');
    expect(() => loadLexicons(dir)).toThrow(/spam\.yaml/);
    rmSync(join(dir, 'lexicons', 'emoji.yaml'));
    expect(() => loadLexicons(dir)).toThrow(/emoji\.yaml/);
  });

  it('refuse a key nobody reads', () => {
    edit('topics.yaml', (text) => text + '\ntopcis: {}\n');
    expect(() => loadLexicons(dir)).toThrow(/topics\.yaml/);
  });

  it('refuse a language table that was cut short', () => {
    const path = join(dir, 'models', 'language.bin');
    writeFileSync(path, readFileSync(path).subarray(0, 4000));
    expect(() => loadLexicons(dir)).toThrow(/language\.bin/);
  });

  it('change the model name with any word', () => {
    const before = createScorer(loadLexicons(dir)).model;
    edit('topics.yaml', (text) => text.replace('parcel, package', 'parcel, bundle, package'));
    expect(createScorer(loadLexicons(dir)).model).not.toBe(before);
  });

  it('let a new topic be found without touching code', () => {
    const loyalty =
      '  loyalty:\n    label: Loyalty points\n    cues:\n      en: loyalty point*, reward point*\n';
    edit('topics.yaml', (text) => text.replace(/^topics:\n/m, (head) => head + loyalty));
    const scorer = createScorer(loadLexicons(dir));
    expect(scorer.score({ text: 'My loyalty points expired' }).topics).toContain('loyalty');
  });

  it('hold no phrase that every number, link or word would match', () => {
    const lexicons = loadLexicons(configDir);
    const lists: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === 'string') lists.push(value);
      else if (value && typeof value === 'object') Object.values(value).forEach(collect);
    };
    collect([
      lexicons.sentiment,
      lexicons.complaint.cues,
      lexicons.urgency,
      lexicons.topics,
      lexicons.offensive,
      lexicons.spam.cues,
    ]);
    for (const list of lists)
      for (const phrase of splitPhrases(list)) {
        expect(phrase.some((word) => !/^(?:<n>|<url>|<user>|\.\.|.?\*)$/.test(word))).toBe(true);
        expect(phrase[0]).not.toBe('..');
        expect(phrase[phrase.length - 1]).not.toBe('..');
      }
  });
});
