/**
 * The file of a trained model: a magic word and version, a JSON header, then typed arrays, each at a multiple of eight
 * bytes, and a checksum over all. Little-endian. A damaged file must never be taken for a model: every fault is one
 * clear error that names the file.
 */
const MAGIC = 0x4d485245; // 'ERHM'
/** Rises with every change of the layout or of the hashing. */
const VERSION = 1;
const HEAD = 24;

export type ModelArray = Int8Array | Uint8Array | Int16Array | Int32Array | Uint32Array | Float32Array;

const KINDS = { Int8Array, Uint8Array, Int16Array, Int32Array, Uint32Array, Float32Array } as const;

export interface Container {
  /** Which reader it is for: 'linear', 'conv' … */
  kind: string;
  /** Settings; plain JSON. */
  header: Record<string, unknown>;
  arrays: Record<string, ModelArray>;
}

interface ArrayPlace {
  name: string;
  kind: keyof typeof KINDS;
  offset: number;
  length: number;
}

/** Same container, same bytes. */
export function encodeContainer(container: Container): Uint8Array {
  let offset = 0;
  const places: ArrayPlace[] = Object.entries(container.arrays).map(([name, array]) => {
    const place = {
      name,
      kind: array.constructor.name as keyof typeof KINDS,
      offset,
      length: array.length,
    };
    offset += align(array.byteLength);
    return place;
  });
  const json = new TextEncoder().encode(
    JSON.stringify({ kind: container.kind, header: container.header, arrays: places }),
  );
  const start = align(HEAD + json.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(json, HEAD);
  places.forEach(({ name, offset: at }) => {
    const array = container.arrays[name]!;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + at);
  });
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, json.length, true);
  view.setUint32(12, bytes.length, true);
  view.setUint32(16, checksum(bytes), true);
  return bytes;
}

/** Arrays are views into `bytes` where its alignment allows. Throws an Error that names `path`. */
export function decodeContainer(bytes: Uint8Array, path: string): Container {
  const broken = (why: string): Error =>
    new Error(`The model file ${path} is damaged (${why}). Restore it, or train it again: lab train.`);
  if (bytes.length < HEAD) throw broken(`only ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw broken('it does not begin as a model file does');
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    throw new Error(
      `The model file ${path} has format ${version}; this program reads ${VERSION}. Train it again: lab train.`,
    );
  }
  const size = view.getUint32(12, true);
  if (size !== bytes.length) throw broken(`${bytes.length} bytes where ${size} were written`);
  if (view.getUint32(16, true) !== checksum(bytes)) throw broken('its checksum does not fit');
  const json = view.getUint32(8, true);
  if (HEAD + json > bytes.length) throw broken('its header is longer than the file');
  const parsed = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + json))) as {
    kind: string;
    header: Record<string, unknown>;
    arrays: ArrayPlace[];
  };
  const start = align(HEAD + json);
  const arrays: Record<string, ModelArray> = {};
  for (const { name, kind, offset, length } of parsed.arrays) {
    const Kind = KINDS[kind];
    if (!Kind || start + offset + length * Kind.BYTES_PER_ELEMENT > bytes.length) {
      throw broken(`array ${name} lies outside the file`);
    }
    const from = bytes.byteOffset + start + offset;
    arrays[name] =
      from % Kind.BYTES_PER_ELEMENT === 0
        ? new Kind(bytes.buffer as ArrayBuffer, from, length)
        : new Kind(bytes.slice(start + offset, start + offset + length * Kind.BYTES_PER_ELEMENT).buffer);
  }
  return { kind: parsed.kind, header: parsed.header, arrays };
}

/** Checksum as written in the file: names the weights. */
export function checksumOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(16, true);
}

const align = (size: number): number => (size + 7) & ~7;

// A local name: looked up on the global a million times, it costs more than the sum itself where globals are slow.
const { imul } = Math;

/** Over all but the checksum itself, a word at a time: a few milliseconds for megabytes. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  const whole = bytes.length >> 2;
  if (bytes.byteOffset % 4 === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, whole);
    for (let i = 0; i < whole; i++) if (i !== 4) hash = imul(hash ^ words[i]!, 0x01000193) ^ (hash >>> 15);
  } else {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let i = 0; i < whole; i++) {
      if (i !== 4) hash = imul(hash ^ view.getUint32(i * 4, true), 0x01000193) ^ (hash >>> 15);
    }
  }
  for (let i = whole * 4; i < bytes.length; i++) hash = imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}
