/** `npm run corrections:export`, as it is run: the built file in a process of its own; and what `lab train` reads of its output. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCorrections } from '../../../src/lab/train/corrections';
import { aPost } from '../../support/posts';
import { scoringWorld, type ScoringWorld } from '../../support/scoring-world';

const EXPORT = resolve('dist/src/listening/corrections/export.command.js');
const needsBuild = existsSync(EXPORT) ? describe : describe.skip;
jest.setTimeout(90_000); // a process takes its second to start, several on a busy machine

function run(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [EXPORT, ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

needsBuild('corrections:export (needs npm run build)', () => {
  let world: ScoringWorld;
  let folder: string;
  beforeAll(async () => {
    world = await scoringWorld();
    folder = mkdtempSync(join(tmpdir(), 'earshot-export-'));
    await world.store([
      aPost(1, { text: 'Naan kettukiten,\nbill\tinnum varala. Call 4111 1111 1111 1111' }),
      aPost(2, { text: '“Great” service, three hours on hold' }),
    ]);
    const say = async (n: number, input: Parameters<typeof world.corrections.correct>[1]) =>
      world.corrections.correct(await world.idOf(`post-${n}`), input, world.person.id);
    await say(1, { field: 'language', now: 'other' });
    await say(1, { field: 'topics', now: ['billing', 'price'] });
    await say(2, { field: 'urgency', now: ['churn'] });
    await say(2, { field: 'spam', now: true });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await world?.database.drop();
  });

  it('writes a file that lab train reads, whole or not at all, and for its owner alone', async () => {
    const file = join(folder, 'said.tsv');
    const { code, out, err } = await run({ DATABASE_URL: world.database.url }, file);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toContain('4 corrections');
    expect(readdirSync(folder)).toEqual(['said.tsv']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toMatch(/4111/);
    const read = readCorrections(file).map(({ judgement, language, label }) => [judgement, language, label]);
    expect(read.sort()).toEqual([
      ['language', 'other', 'other'],
      ['spam', 'en', 'spam'],
      ['topics', 'other', 'billing+price'],
      ['urgency', 'en', 'churn'],
    ]);
  });

  it('writes the same to standard output, and nothing else there', async () => {
    const { code, out } = await run({ DATABASE_URL: world.database.url });
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toBe('judgement\tlanguage\tlabel\ttext');
    expect(out.trimEnd().split('\n')).toHaveLength(5);
  });

  it('exits 2 with what is wrong, and leaves no half a file', async () => {
    const nowhere = join(folder, 'no-such-folder', 'said.tsv');
    const refused = await run({ DATABASE_URL: world.database.url }, nowhere);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('could not be exported') });
    const empty = await run({ EARSHOT_DATA_DIR: folder });
    expect(empty).toMatchObject({ code: 2, err: expect.stringContaining('there is no database in') });
  });
});
