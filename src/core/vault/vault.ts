/**
 * Seals platform credentials at rest: AES-256-GCM under the key from EARSHOT_SECRET_KEY or a key file generated once in the
 * data folder (mode 0600). Never logs what it opens; a wrong key is an error that says so, never garbage.
 */
import { Injectable } from '@nestjs/common';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppConfig } from '../config/config.js';

const FORMAT = 1;

/** Sealed under another key, or damaged. The message says what to do. */
export class SealedError extends Error {
  override readonly name = 'SealedError';
}

@Injectable()
export class Vault {
  private readonly key: Buffer;

  constructor(config: AppConfig) {
    this.key = config.secretKey ? decodeKey(config.secretKey) : keyFromFile(config.dataDir);
  }

  /** format byte ‖ 12-byte nonce ‖ 16-byte tag ‖ ciphertext. */
  seal(plain: Record<string, string>): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    const body = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws SealedError. */
  open(sealed: Buffer): Record<string, string> {
    try {
      if (sealed[0] !== FORMAT) throw new Error('unknown format');
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, 13));
      decipher.setAuthTag(sealed.subarray(13, 29));
      const plain = Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
      return JSON.parse(plain) as Record<string, string>;
    } catch (cause) {
      throw new SealedError(
        'The stored credentials cannot be opened with this key. Give Earshot the key they were sealed with ' +
          '(EARSHOT_SECRET_KEY, or secret.key in the data folder), or connect the account again.',
        { cause },
      );
    }
  }

  /** A secret that always comes out the same for a purpose, so that it need not be stored. Base64url. */
  derive(purpose: string): string {
    return createHmac('sha256', this.key).update(purpose, 'utf8').digest('base64url');
  }
}

function decodeKey(text: string): Buffer {
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
}

function keyFromFile(dataDir: string): Buffer {
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, randomBytes(32).toString('base64') + '\n', { mode: 0o600 });
    try {
      linkSync(draft, path); // fails when another process was first: then theirs is the key
      chmodSync(path, 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      unlinkSync(draft);
    }
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32)
    throw new Error(`${path} does not hold a key of 32 bytes in base64. Restore it from a backup.`);
  return key;
}
