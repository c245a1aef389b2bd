import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { Vault } from '../../../src/core/vault/vault.js';

describe('the vault', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'earshot-vault-'))));
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const vault = (env: Record<string, string> = {}): Vault =>
    new Vault(new AppConfig(readSettings({ EARSHOT_DATA_DIR: dataDir, ...env }).settings));

  it('opens what it sealed, also after a restart, and seals the same differently each time', () => {
    const sealed = vault().seal({ accessToken: 'tök🔑en' });
    expect(vault().open(sealed)).toEqual({ accessToken: 'tök🔑en' });
    expect(vault().seal({ accessToken: 'tök🔑en' })).not.toEqual(sealed);
    expect(sealed.includes(Buffer.from('en'))).toBe(false);
  });

  it('keeps its generated key to itself', () => {
    vault();
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  it('says what to do when the key is another or the bytes were touched', () => {
    const sealed = vault().seal({ a: 'b' });
    expect(() => vault({ EARSHOT_SECRET_KEY: Buffer.alloc(32, 1).toString('hex') }).open(sealed)).toThrow(
      /EARSHOT_SECRET_KEY/,
    );
    sealed[sealed.length - 1]! ^= 1;
    expect(() => vault().open(sealed)).toThrow(/cannot be opened/);
  });

  it('refuses a damaged key file instead of making another', () => {
    writeFileSync(join(dataDir, 'secret.key'), 'damaged');
    expect(() => vault()).toThrow(/does not hold a key of 32 bytes/);
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('damaged');
  });
});
