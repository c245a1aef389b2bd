/** The gold of secrets asked and given keeps to its own guideline: kinds, channels, and when a reply is stopped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
const anywhere = 'card cvv otp pin upi-pin password aadhaar pan ssn passport identity bank-account'.split(
  ' ',
);
const inPublic = 'phone-in-public email-in-public full-address dob upi-id'.split(' ');
const givenAnywhere = 'card otp password aadhaar pan bank-account'.split(' ');
const givenInPublic = 'phone email address dob'.split(' ');

const rowsOf = (part: string) => {
  const [head, ...lines] = readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(head).toBe('id\tlang\tchannel\ttext\tasks\tgives\tblock');
  return lines.map((line) => {
    const cells = line.split('\t');
    expect(cells).toHaveLength(7);
    const [id, lang, channel, text, asks, gives, block] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const list = (cell: string): string[] => (cell === '-' ? [] : cell.split(','));
    return { id, lang, channel, text, asks: list(asks), gives: list(gives), block };
  });
};

describe('the gold of secrets asked and given', () => {
  const halves = { tune: rowsOf('tune'), more: rowsOf('more'), test: rowsOf('test') };
  const all = [...halves.tune, ...halves.more, ...halves.test];

  it('names each reply once, and none stands in both halves', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    // The same words may stand in public and in a message: there the label differs.
    expect(new Set(all.map((row) => `${row.channel} ${row.text}`)).size).toBe(all.length);
  });

  it('uses the kinds of its channel, and stops what the guideline stops', () => {
    const wrong = all.filter(({ channel, asks, gives, block }) => {
      const open = channel === 'public';
      const mayAsk = ['partial', ...anywhere, ...(open ? inPublic : [])];
      const mayGive = [...givenAnywhere, ...(open ? givenInPublic : [])];
      const stops = asks.some((kind) => kind !== 'partial') || gives.length > 0;
      return (
        !['public', 'message'].includes(channel) ||
        !asks.every((kind) => mayAsk.includes(kind)) ||
        !gives.every((kind) => mayGive.includes(kind)) ||
        block !== (stops ? 'yes' : 'no')
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(['tune', 'more', 'test'] as const)('has every language and kind in %s, stopped and not', (part) => {
    for (const lang of languages)
      for (const block of ['yes', 'no'])
        expect(
          halves[part].filter((row) => row.lang === lang && row.block === block).length,
        ).toBeGreaterThanOrEqual(15);
    const asked = new Set(halves[part].flatMap((row) => row.asks));
    expect([...anywhere, ...inPublic, 'partial'].filter((kind) => !asked.has(kind))).toEqual([]);
    // The rows written later are all about asking.
    if (part === 'more') return;
    const given = new Set(halves[part].flatMap((row) => row.gives));
    expect([...givenAnywhere, ...givenInPublic].filter((kind) => !given.has(kind))).toEqual([]);
  });
});
