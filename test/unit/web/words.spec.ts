/** Every word of the desk exists in English, Hindi and Tamil, with the same blanks to fill, and none is left over. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { REASONS } from '../../../src/desk/replies/reply-can.js';
import { publicationTone } from '../../../web/src/ui/tones.js';
import { allFindingCodes } from '../../../src/desk/replies/checks/finding-codes.js';

const web = join(__dirname, '../../../web/src');
const LOCALES = ['en', 'hi', 'ta'] as const;
const areas = readdirSync(join(web, 'i18n/locales/en')).map((file) => file.replace('.json', ''));

function flat(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    flat(value, `${path}.${key}`),
  );
}
const load = (locale: string): Map<string, string> =>
  new Map(
    areas.flatMap((area) =>
      flat(JSON.parse(readFileSync(join(web, `i18n/locales/${locale}/${area}.json`), 'utf8')), area),
    ),
  );
const words = Object.fromEntries(LOCALES.map((locale) => [locale, load(locale)])) as Record<
  string,
  Map<string, string>
>;
const en = words['en']!;

const blanks = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)(?:, \w+)?\}/g)].map((match) => match[1]!).sort();
const singular = (key: string): string => key.replace(/_(?:one|other)$/, '');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}
const code = sources(web).join('\n');
/** t('a.b') and t(`a.${x}.b`): the latter as a pattern. */
const used = [...code.matchAll(/\bt\(\s*(['`])([^'`]+)\1/g)].map((match) => match[2]!);
const lists = [...code.matchAll(/words\.term\(\s*'(\w+)'/g)].map((match) => `words.${match[1]!}.`);
const patterns = used.map(
  (key) =>
    new RegExp(
      `^${key
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replace(/[.]/g, '\\.'))
        .join('[^.]+')}$`,
    ),
);

describe.each(['hi', 'ta'])('%s', (locale) => {
  const other = words[locale]!;
  it('has exactly the keys of English', () => {
    expect([...other.keys()].sort()).toEqual([...en.keys()].sort());
  });
  it('leaves the same blanks as English', () => {
    const wrong = [...en].filter(
      ([key, text]) => blanks(text).join() !== blanks(other.get(key) ?? '').join(),
    );
    expect(wrong).toEqual([]);
  });
  it('is translated: hardly a sentence stands in Latin letters only', () => {
    const script = locale === 'hi' ? /\p{Script=Devanagari}/u : /\p{Script=Tamil}/u;
    const latin = [...other].filter(
      ([, text]) => /[a-z]{3}/i.test(text.replace(/\{[^}]*\}/g, '')) && !script.test(text),
    );
    expect(latin.map(([key]) => key)).toEqual(['cases.system']);
  });
});

describe('keys', () => {
  it('used on a screen all exist', () => {
    const missing = used.filter(
      (key) => !key.includes('${') && ![...en.keys()].some((known) => singular(known) === key),
    );
    expect(missing).toEqual([]);
  });
  it('that are built from parts all lead somewhere', () => {
    const known = [...en.keys()].map(singular);
    const nowhere = used.filter(
      (key, index) => key.includes('${') && !known.some((each) => patterns[index]!.test(each)),
    );
    expect(nowhere).toEqual([]);
  });
  it('are all used', () => {
    const idle = [...en.keys()]
      .filter((key) => !key.startsWith('finding.') && !key.startsWith('reason.'))
      .filter((key) => !/^words\.(error|why|language)\./.test(key))
      .filter((key) => !lists.some((list) => key.startsWith(list)))
      .filter((key) => !patterns.some((pattern) => pattern.test(singular(key))));
    expect(idle).toEqual([]);
  });
});

it('says every finding of the checks', () => {
  const said = [...en.keys()]
    .filter((key) => key.startsWith('finding.'))
    .map((key) => key.slice('finding.'.length));
  expect(said.sort()).toEqual([...allFindingCodes].sort());
});

const repository = join(__dirname, '../../..');

it('says every kind of urgency that the lexicon knows', () => {
  const lexicon = parse(readFileSync(join(repository, 'config/lexicons/urgency.yaml'), 'utf8')) as Record<
    string,
    unknown
  >;
  const kinds = Object.keys((lexicon['kinds'] ?? lexicon) as object);
  expect(kinds.length).toBeGreaterThan(3);
  expect(kinds.filter((kind) => !en.has(`reason.urgency.${kind}`))).toEqual([]);
});

it('says everything a case’s history may tell, and every reason why a reply cannot go on', () => {
  const events = readFileSync(join(repository, 'src/desk/cases/case-events.ts'), 'utf8');
  const kinds = [...events.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map((match) => match[1]!);
  expect(kinds.length).toBeGreaterThan(15);
  expect(kinds.filter((kind) => !en.has(`words.history.${kind}`))).toEqual([]);
  expect(Object.keys(REASONS).filter((reason) => !en.has(`words.why.${reason}`))).toEqual([]);
});

/** Every deed that is written to the audit log anywhere in the program. */
function deeds(): string[] {
  const program = sources(join(repository, 'src')).join('\n');
  const told = [
    /\baction: '([a-z-]+\.[a-z-]+)'/g,
    /\bthis\.tell\(tx, row, '([a-z-]+\.[a-z-]+)'/g,
    // Chosen from a small table on the same line.
    /(?<=\bconst action = \{[^\n]*)'([a-z-]+\.[a-z-]+)'/g,
  ].flatMap((written) => [...program.matchAll(written)].map((match) => match[1]!));
  const steps = readFileSync(join(repository, 'src/desk/replies/reply.workflow.ts'), 'utf8');
  const table = steps.slice(
    steps.indexOf('const TABLE'),
    steps.indexOf('};\n', steps.indexOf('const TABLE')),
  );
  const replies = [...table.matchAll(/^ {2}'?([a-z-]+)'?: \{/gm)].map((match) => `reply.${match[1]!}`);
  const postings = Object.keys(publicationTone).map(
    (state) => `publication.${state === 'sending' ? 'send' : state}`,
  );
  return [...new Set([...told, ...replies, ...postings])];
}
it('says every deed of the audit log, and what it was done to', () => {
  const all = deeds();
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((deed) => !en.has(`audit.action.${deed}`))).toEqual([]);
  const areas = new Set(all.map((deed) => deed.split('.')[0]!));
  expect([...areas].filter((area) => !en.has(`audit.subject.${area}`))).toEqual([]);
});

it('says why nobody is free, for every reason there is', () => {
  const ranking = readFileSync(join(repository, 'src/desk/cases/ranking.ts'), 'utf8');
  const reasons = /\(\[([^\]]+)\] as const\)\.find/.exec(ranking)![1]!.match(/[a-z]+/g)!;
  expect(reasons).toContain('full');
  expect([...reasons, 'nobody'].filter((reason) => !en.has(`bell.nobody.${reason}`))).toEqual([]);
});
