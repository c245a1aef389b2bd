/**
 * Makes one WebAssembly function from its instructions: JavaScript has no way to add sixteen numbers at once, and two inner
 * loops live from it. Integer and IEEE arithmetic in a fixed order: every machine gets the same bytes.
 */

/** What is used of WebAssembly; the compiler's library for servers does not describe it. */
interface Wasm {
  Memory: new (size: { initial: number }) => KernelMemory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { run: Kernel } };
}

export interface KernelMemory {
  buffer: ArrayBuffer;
}

/** Takes byte addresses and counts. */
export type Kernel = (...numbers: number[]) => void;

const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/** Memory for a kernel, at least this large. */
export function kernelMemory(bytes: number): KernelMemory {
  return new wasm.Memory({ initial: Math.ceil(bytes / 65536) });
}

/**
 * A function of `parameters` integers with `integers` and then `vectors` local variables more, numbered on from them.
 * `body` is its instructions without the final end.
 */
export function kernel(
  memory: KernelMemory,
  shape: { parameters: number; integers: number; vectors: number },
  body: number[],
): Kernel {
  const { parameters, integers, vectors } = shape;
  const locals = [0x02, ...leb(integers), 0x7f, ...leb(vectors), 0x7b];
  const code = [...locals, ...body, 0x0b];
  const text = (name: string): number[] => [name.length, ...[...name].map((char) => char.charCodeAt(0))];
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x01, 0x60, parameters, ...new Array<number>(parameters).fill(0x7f), 0x00]),
    ...section(2, [0x01, ...text('js'), ...text('mem'), 0x02, 0x00, 0x01]),
    ...section(3, [0x01, 0x00]),
    ...section(7, [0x01, ...text('run'), 0x00, 0x00]),
    ...section(10, [0x01, ...leb(code.length), ...code]),
  ];
  const module = new wasm.Module(Uint8Array.from(bytes));
  return new wasm.Instance(module, { js: { mem: memory } }).exports.run;
}

export const get = (local: number): number[] => [0x20, ...leb(local)];
export const set = (local: number): number[] => [0x21, ...leb(local)];
/** local += number */
export const step = (local: number, by: number): number[] => [
  ...get(local),
  0x41,
  ...sleb(by),
  0x6a,
  ...set(local),
];
/** The same for each of `count` vectors. */
export const each = (count: number, of: (index: number) => number[]): number[] =>
  Array.from({ length: count }, (_, index) => of(index)).flat();

/** An unsigned number, seven bits a byte. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  do {
    const low = value & 0x7f;
    value >>>= 7;
    bytes.push(value === 0 ? low : low | 0x80);
  } while (value !== 0);
  return bytes;
}

function sleb(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const done = (value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

function section(id: number, content: number[]): number[] {
  return [id, ...leb(content.length), ...content];
}
