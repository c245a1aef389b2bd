/**
 * The checked lists and their phrase table as one file that the build makes (dist/words.bin): reading it takes a twentieth of the
 * time of checking and tabulating them. It names what it was made of; made of anything else it is not used. Pure.
 */
import { decodeContainer, encodeContainer } from './learned/container.js';
import type { WordLists } from './lexicons.schema.js';
import type { PhraseTable } from './match/phrase-table.js';

export interface ReadyLists {
  lists: WordLists;
  phrases: PhraseTable;
}

type Plain = 'exact' | 'prefixes' | 'sounds' | 'kinds' | 'keys' | 'weights';
interface Words {
  lists: WordLists;
  plain: Pick<PhraseTable, Plain>;
}

/** `madeOf` names files and program. */
export function encodeReady({ lists, phrases }: ReadyLists, madeOf: string): Uint8Array {
  const { exact, prefixes, sounds, kinds, keys, weights, ...arrays } = phrases;
  const words: Words = { lists, plain: { exact, prefixes, sounds, kinds, keys, weights } };
  return encodeContainer({
    kind: 'words',
    header: { madeOf },
    arrays: { ...arrays, words: new TextEncoder().encode(JSON.stringify(words)) },
  });
}

/** Null for a file that is damaged or was made of something else: then the lists have to be read. */
export function decodeReady(bytes: Uint8Array, madeOf: string): ReadyLists | null {
  try {
    const { kind, header, arrays } = decodeContainer(bytes, 'words.bin');
    if (kind !== 'words' || header.madeOf !== madeOf) return null;
    const int32 = (name: string): Int32Array => typed(arrays[name], Int32Array);
    const int16 = (name: string): Int16Array => typed(arrays[name], Int16Array);
    const bytesOf = (name: string): Uint8Array => typed(arrays[name], Uint8Array);
    const { lists, plain } = JSON.parse(new TextDecoder().decode(bytesOf('words'))) as Words;
    return {
      lists,
      phrases: {
        ...plain,
        edgesFrom: int32('edgesFrom'),
        edgeSymbol: int32('edgeSymbol'),
        edgeNode: int32('edgeNode'),
        gap: int32('gap'),
        entriesFrom: int32('entriesFrom'),
        nodeEntry: int32('nodeEntry'),
        entryKind: bytesOf('entryKind'),
        entryKey: int16('entryKey'),
        entryWeight: int16('entryWeight'),
        entryLanguages: bytesOf('entryLanguages'),
        entrySize: bytesOf('entrySize'),
      },
    };
  } catch {
    return null;
  }
}

function typed<T>(value: unknown, kind: new () => T): T {
  if (value instanceof kind) return value;
  throw new Error('an array is missing');
}
