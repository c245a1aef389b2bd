import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeContainer,
  encodeContainer,
  type Container,
} from '../../../../src/listening/scoring/learned/container.js';
import { loadModels } from '../../../../src/listening/scoring/learned/models.loader.js';

const container: Container = {
  kind: 'head',
  header: { classes: ['a', 'b'], bits: 3 },
  arrays: {
    table: Int8Array.from([1, -2, 3]),
    dense: Float32Array.from([0.5, -1.25]),
    words: Uint32Array.from([7, 4_000_000_000]),
  },
};

describe('a model file', () => {
  it('comes back as it was written', () => {
    const back = decodeContainer(encodeContainer(container), 'x.bin');
    expect(back).toEqual(container);
  });

  it('has the same bytes for the same content', () => {
    expect(encodeContainer(container)).toEqual(encodeContainer({ ...container }));
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 5), /damaged/],
    ['cut to nothing', (bytes: Uint8Array) => bytes.subarray(0, 3), /damaged/],
    [
      'with one bit turned',
      (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 3 ? byte ^ 4 : byte)),
      /checksum/,
    ],
    [
      'that is something else',
      () => new TextEncoder().encode('{"not":"a model at all, but JSON"}'),
      /damaged/,
    ],
    [
      'of another format',
      (bytes: Uint8Array) => bytes.map((byte, i) => (i === 4 ? 99 : byte)),
      /format 99.*Train it again/,
    ],
  ])('%s is refused by name', (_what, spoil, message) => {
    const bytes = spoil(encodeContainer(container));
    expect(() => decodeContainer(Uint8Array.from(bytes), 'models/sentiment-xx.bin')).toThrow(message);
    expect(() => decodeContainer(Uint8Array.from(bytes), 'models/sentiment-xx.bin')).toThrow(
      /models\/sentiment-xx\.bin/,
    );
  });

  it('that is damaged stops the start, with its name', () => {
    const dir = mkdtempSync(join(tmpdir(), 'models-'));
    try {
      writeFileSync(join(dir, 'spam.bin'), encodeContainer(container).subarray(0, 60));
      expect(() => loadModels(dir)).toThrow(/spam\.bin/);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
