/** The learned model of tone: files that are wrong stop the start, a missing one leaves the rules, same rows give the same weights. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeContainer, encodeContainer } from '../../../src/listening/scoring/learned/container.js';
import { toneFeatures, toneWords } from '../../../src/desk/replies/checks/tone/tone-features.js';
import { loadTone } from '../../../src/desk/replies/checks/tone/tone-files.js';
import { toneLanguages } from '../../../src/desk/replies/checks/tone/tone-fold.js';
import { toneSound } from '../../../src/desk/replies/checks/tone/tone-sounds.js';
import { wordStarts, Patterns } from '../../../src/desk/replies/checks/tone/tone-matcher.js';
import { packTone, toneExamples, trainTone, vectorsOf } from '../../../src/lab/train/tone/fit-tone.js';
import { check } from './kit.js';

const config = join(__dirname, '../../../config');

describe('the files of tone', () => {
  let own = '';
  beforeEach(() => {
    own = mkdtempSync(join(tmpdir(), 'earshot-tone-'));
    cpSync(join(config, 'checks'), join(own, 'checks'), { recursive: true });
  });
  afterEach(() => rmSync(own, { recursive: true }));

  it('stop the start where a pattern cannot be read, though patterns are made ready later, and name file and pattern', () => {
    const path = join(own, 'checks', 'tone.ta.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace('empathy: |\n', 'empathy: |\n  (?:never closed\n'),
    );
    expect(() => loadTone(join(own, 'checks'))).toThrow(/tone\.ta\.yaml.*never closed/s);
  });

  it('stop the start where the model is damaged, and name it', () => {
    mkdirSync(join(own, 'models'));
    writeFileSync(
      join(own, 'models', 'tone.bin'),
      readFileSync(join(config, 'models', 'tone.bin')).subarray(0, 9000),
    );
    expect(() => loadTone(join(own, 'checks'))).toThrow(/tone\.bin is damaged/);
  });

  it('stop the start where the model lacks a language, and say what to do', () => {
    const path = join(own, 'models', 'tone.bin');
    mkdirSync(join(own, 'models'), { recursive: true });
    const { header, ...rest } = decodeContainer(readFileSync(join(config, 'models', 'tone.bin')), path);
    writeFileSync(path, encodeContainer({ ...rest, header: { ...header, tamil: undefined } }));
    expect(() => loadTone(join(own, 'checks'))).toThrow(/tone\.bin is no model.*tamil.*lab -- train/s);
  });

  it('leave the rules alone where no model is installed', () => {
    expect(loadTone(join(own, 'checks')).models).toBeNull();
  });
});

describe('a pattern', () => {
  const finds = (source: string, text: string) => new Patterns([source]).test(text, wordStarts(text));

  it.each([
    ['calm down', 'please calm down.', true],
    ['calm', 'a calmer day', false],
    ['தவறு', 'உங்கள் தவறு', true],
    ['தவறு', 'தவறுதலாக', false],
    ['ग़लती', 'आपकी ग़लती।', true],
    ['galti', 'galtiyaan', false],
    ['no[a-z]{0,3}', 'nope', true],
  ])('%s is looked for as whole words in "%s"', (source, text, found) => {
    expect(finds(source, text)).toBe(found);
  });

  it('that is none is refused when it is given', () => {
    expect(() => new Patterns(['fine', 'not (fine'])).toThrow(SyntaxError);
  });
});

describe('how a word sounds', () => {
  it.each([
    ['ரொம்ப', 'romba', 'rombha', 'ta-Latn'],
    ['இல்லை', 'illa', 'ille', 'ta-Latn'],
    ['பண்ணுங்க', 'pannunga', 'panungo', 'ta-Latn'],
    ['மன்னிக்கணும்', 'mannikanum', 'manikkanum', 'ta-Latn'],
    ['ज़्यादा', 'zyada', 'jyaada', 'hi-Latn'],
    ['नहीं', 'nahi', 'nahin', 'hi-Latn'],
    ['करें', 'karein', 'karen', 'hi-Latn'],
    ['अच्छा', 'acha', 'achchha', 'hi-Latn'],
  ] as const)('%s is heard in %s and in %s', (script, one, other, language) => {
    const heard = [script, one, other].map((word) => toneSound(word, language));
    expect(heard).toEqual([heard[0], heard[0], heard[0]]);
  });

  it('says nothing of English words, figures and signs', () => {
    expect(['problem', '0', '?', '😊'].map((word) => toneSound(word, 'en'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('a reply that no rule knows', () => {
  const codes = (text: string, customerText: string) =>
    check(text, { customerText })
      .filter((found) => found.check === 'tone' && found.level === 'block')
      .map((found) => found.code);

  it.each([
    [
      'My order never came',
      'It shows as delivered at our end, so there is nothing more for us to look into.',
    ],
    [
      'engineer did not come, I lost a day of work',
      'Appointments are windows and it would have helped to be near the phone.',
    ],
    [
      'the card was declined at the till, so embarrassing',
      'Others manage to keep a second card with them for such cases.',
    ],
  ])('is stopped where it leaves "%s" alone', (customer, text) => {
    expect(codes(text, customer)).not.toEqual([]);
  });

  it.each([
    ['My order never came', 'Could you share the order number, please?'],
    ['My order never came', 'We are sorry to hear that. A new one goes out today.'],
    ['when do you open', 'At nine, on Sundays at ten.'],
    ['which of the two is better', 'Same cloth in both, the dearer one can be washed.'],
  ])('passes where a careful reviewer would change nothing: "%s", "%s"', (customer, text) => {
    expect(codes(text, customer)).toEqual([]);
  });

  it.each([
    ['blaming', 'We are so sorry, a new fan goes out today. You should have read the manual first.'],
    ['dismissive', 'Thank you for telling us, Asha, your money comes back today. Please calm down.'],
    ['defensive', 'Sorry for the wait, it comes by six. As we already told you, the lines were down.'],
    ['hostile', 'A new one is on its way, with our apologies. But you are an idiot, frankly.'],
  ])('is stopped for what is openly %s, however kind the rest of it is', (kind, text) => {
    expect(codes(text, 'My fan smokes and nobody answers')).toContain(`tone.${kind}`);
  });

  it.each([
    'You should have been told before you paid, and we are sorry. The difference comes back today.',
    'You should have received a mail from us by now. Could you look for it, or shall I send it again?',
    'I am sorry that you were told to calm down. I have read it all and the new fan leaves today.',
    'Let the motor cool down, please, and do not touch it. Our technician is with you at four.',
  ])('passes beside words that only sound like it: "%s"', (text) => {
    expect(codes(text, 'My fan smokes and nobody answers')).toEqual([]);
  });

  it('has its worst sentence named', () => {
    const text =
      'Hello Tom. It shows as delivered at our end, so there is nothing more for us to look into. Have a nice day.';
    const [found] = check(text, { customerText: 'parcel never came, 9 days' }).filter(
      ({ check }) => check === 'tone',
    );
    expect(text.slice(found!.start, found!.end)).toContain('nothing more');
  });
});

describe('what tone is learned from', () => {
  const rows = (language: string) =>
    readFileSync(join(config, 'training', 'tone', `${language}.tsv`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));

  it.each(toneLanguages)('has its columns, and clean rows beside faulty ones, in %s', (language) => {
    const [head, ...own] = rows(language);
    expect(head).toEqual(['situation', 'context', 'text', 'block', 'warn']);
    expect(own.filter((cells) => cells.length > 5 || !cells[0] || !cells[2])).toEqual([]);
    const faulty = own.filter((cells) => cells[3]).length / own.length;
    expect(faulty).toBeGreaterThan(0.3);
    expect(faulty).toBeLessThan(0.6);
  });

  it('shares no reply with the gold that judges it', () => {
    const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
    const gold = ['tune', 'test'].flatMap((part) =>
      readFileSync(join(__dirname, '../../gold/tone', `${part}.tsv`), 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => bare(line.split('\t')[3] ?? ''))
        .filter((text) => text.length >= 30),
    );
    const learned = new Set(
      toneLanguages.flatMap((language) => rows(language).map((cells) => bare(cells[2] ?? ''))),
    );
    expect(gold.filter((text) => learned.has(text))).toEqual([]);
  });
});

it('gives the same weights for the same rows', () => {
  const read = (text: string) =>
    toneFeatures({
      language: 'en',
      sentences: [{ text }],
      customer: new Map(),
      customerText: 'x',
      signs: new Map([['sorry', 1]]),
      codes: [],
    });
  const taught = [
    'nothing we can do here',
    'that is your problem',
    'we will fix it today',
    'a new one is coming',
  ].map((text, at) => ({ features: read(text), stop: at < 2 }));
  const vectors = vectorsOf(
    new Map(toneWords('fix problem today').map((word, at) => [word, Float32Array.of(at, 1)])),
  );
  const fit = () => {
    const { names, examples } = toneExamples(taught, vectors);
    return packTone(trainTone(examples, 1), names, vectors);
  };
  expect(fit()).toEqual(fit());
});
