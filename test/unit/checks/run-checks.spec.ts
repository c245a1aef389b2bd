import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadCheckKit } from '../../../src/desk/replies/checks/check-kit.js';
import { allFindingCodes, findingCodes } from '../../../src/desk/replies/checks/finding-codes.js';
import type { Finding } from '../../../src/desk/replies/checks/finding.js';
import { runChecks } from '../../../src/desk/replies/checks/run-checks.js';
import { detectReplyLanguage } from '../../../src/desk/replies/checks/reply-language.js';
import { check, configDir, contextOf, kit } from './kit.js';

const finding = (more: Partial<Finding>): Finding => ({
  check: 'x',
  level: 'warn',
  start: 0,
  end: 1,
  code: 'c',
  reason: '',
  suggestions: [],
  ...more,
});

describe('running checks', () => {
  it('puts findings in reading order, blocking ones first, equal ones once, spans inside the text', () => {
    const found = runChecks(
      [
        () => [finding({ start: 2, end: 99 }), finding({ start: 0, code: 'w' })],
        () => [finding({ start: 0, code: 'b', level: 'block' }), finding({ start: 2, end: 99 })],
      ],
      contextOf('abcd'),
    );
    expect(found.map((one) => [one.code, one.start, one.end])).toEqual([
      ['b', 0, 1],
      ['w', 0, 1],
      ['c', 2, 4],
    ]);
  });

  it('cuts a flood short without losing what blocks', () => {
    const flood = Array.from({ length: 500 }, (_, index) =>
      finding({ start: index, end: index + 1, level: index === 499 ? 'block' : 'warn' }),
    );
    const found = runChecks([() => flood], contextOf('x'.repeat(500)));
    expect(found).toHaveLength(100);
    expect(found.some((one) => one.level === 'block')).toBe(true);
  });

  it('keeps every span inside the text and every reason filled, whatever is written', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        'please send ',
        'your OTP ',
        '@a',
        '#b',
        'http://x.y ',
        'f*ck ',
        'ा',
        'ு',
        'क',
        'க',
        '{',
        '}',
        '[',
        ']',
        'XXX',
        ' ',
        '\n',
        '4111 1111 1111 1111 ',
        '\u200d',
        '👩',
        '!',
        "'",
        'the ',
        'recieve ',
        'अ',
        'NOW ',
      ),
    );
    const lengths = fc.constantFrom(
      null,
      { max: 20, unit: 'graphemes' as const, maxBytes: 60, urlLength: 23 },
      { max: 5, unit: 'utf16' as const },
    );
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 40 }),
        lengths,
        fc.constantFrom('public' as const, 'direct' as const),
        (parts, length, audience) => {
          const text = parts.join('');
          for (const found of check(text, { length, audience, customerText: text })) {
            expect(found.start).toBeGreaterThanOrEqual(0);
            expect(found.end).toBeGreaterThanOrEqual(found.start);
            expect(found.end).toBeLessThanOrEqual(text.length);
            expect(Object.keys(findingCodes)).toContain(found.code);
            expect(Object.keys(found.params ?? {}).sort()).toEqual(
              [...findingCodes[found.code as keyof typeof findingCodes].params].sort(),
            );
            expect(['block', 'warn']).toContain(found.level);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says the same twice', () => {
    const text = 'We recieved it, please share your OTP. Thnks';
    expect(check(text)).toEqual(check(text));
  });

  it.each([
    'a',
    'a.',
    'a-',
    'f ',
    '4 ',
    '@',
    'ा',
    'அனுப்பு',
    'please send ',
    '{',
    '[A',
    "can't ",
    '_',
    '😀',
    'zqxv ',
    'a.b@',
    '\u200d',
    'கa',
  ])(
    'gets through 40 kB of %j',
    (unit) => {
      const found = check(unit.repeat(Math.ceil(40_000 / unit.length)), {
        length: { max: 280, unit: 'graphemes', maxBytes: 3000, urlLength: 23 },
      });
      expect(found.length).toBeLessThanOrEqual(1000);
    },
    20_000,
  );
});

describe('the kit', () => {
  it('gives a level to every code, and nothing else', () => {
    expect(Object.keys(kit.levels).sort()).toEqual([...allFindingCodes].sort());
  });

  it('fills every English sentence from the params it names', () => {
    for (const { english, params } of Object.values(findingCodes)) {
      const named = [...english.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect(params).toEqual(expect.arrayContaining(named));
    }
  });

  it('refuses wrong data by file and key', () => {
    const dir = mkdtempSync(join(tmpdir(), 'checks-'));
    try {
      cpSync(join(configDir, 'checks'), join(dir, 'checks'), { recursive: true });
      writeFileSync(join(dir, 'checks/policy.yaml'), 'levels: { empty.nothing: perhaps }\n');
      expect(() => loadCheckKit(dir)).toThrow(/policy\.yaml.*empty\.nothing/s);
      rmSync(join(dir, 'checks/wording.yaml'));
      expect(() => loadCheckKit(dir)).toThrow(/wording\.yaml/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it.each([
    ['We are looking into it and will be back soon.', 'en'],
    ['Namaste ji, aapka order kal tak aa jayega.', 'hi-Latn'],
    ['Vanakkam, unga order naalaiku vandhudum.', 'ta-Latn'],
    ['आपका order कल deliver होगा', 'hi'],
    ['உங்கள் order நாளை வரும்', 'ta'],
    ['Sorry!', 'en'],
    ['Wir haben deine Nachricht gestern erhalten und prüfen sie', 'und'],
    ['12345 🙂', 'und'],
  ])('reads the language of %j as %s', (text, language) => {
    expect(detectReplyLanguage(text, kit.languageWords)).toBe(language);
  });
});
