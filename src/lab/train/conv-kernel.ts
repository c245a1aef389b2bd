/**
 * The inner loop of the convolution as a WebAssembly module with 128-bit vectors, assembled here: five times what plain
 * JavaScript does, and IEEE arithmetic in a fixed order, so that every machine gets the same bytes.
 */

/** Byte addresses; for each of `n` windows: out[t] = Σ_d x[t·step + d] · w[d], `filters` numbers at a time. */
export type ConvKernel = (
  x: number,
  w: number,
  out: number,
  windows: number,
  windowLength: number,
  stepBytes: number,
) => void;

/** What is used of WebAssembly; the compiler's library for servers does not describe it. */
interface Wasm {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: { conv: ConvKernel } };
}
const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/** Memory that the kernel works in, at least this large. */
export function kernelMemory(bytes: number): { buffer: ArrayBuffer } {
  return new wasm.Memory({ initial: Math.ceil(bytes / 65536) });
}

/** `filters` must be a multiple of four, at most 56 (vectors stay in registers). */
export function convKernel(memory: { buffer: ArrayBuffer }, filters: number): ConvKernel {
  const module = new wasm.Module(assemble(filters / 4));
  const instance = new wasm.Instance(module, { js: { mem: memory } });
  return instance.exports.conv;
}

const [X, W, OUT, N, LENGTH, STEP, D, P, Q, FIRST] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

function assemble(groups: number): Uint8Array {
  const get = (local: number): number[] => [0x20, ...leb(local)];
  const set = (local: number): number[] => [0x21, ...leb(local)];
  const add = (local: number, bytes: number): number[] => [
    ...get(local),
    0x41,
    ...sleb(bytes),
    0x6a,
    ...set(local),
  ];
  const each = (of: (group: number) => number[]): number[] =>
    Array.from({ length: groups }, (_, group) => of(group)).flat();
  const splat = FIRST! + groups;
  const body = [
    ...[0x02, 0x40, 0x03, 0x40],
    ...get(N!),
    ...[0x45, 0x0d, 0x01],
    ...each((group) => [0xfd, 0x0c, ...new Array<number>(16).fill(0), ...set(FIRST! + group)]),
    ...[...get(W!), ...set(P!), ...get(X!), ...set(Q!), ...get(LENGTH!), ...set(D!)],
    ...[0x03, 0x40],
    ...[...get(Q!), 0xfd, 0x09, 0x02, 0x00, ...set(splat)],
    ...each((group) => [
      ...get(FIRST! + group),
      ...get(splat),
      ...get(P!),
      ...[0xfd, 0x00, 0x04, ...leb(16 * group)],
      ...[0xfd, 0xe6, 0x01, 0xfd, 0xe4, 0x01],
      ...set(FIRST! + group),
    ]),
    ...add(P!, 16 * groups),
    ...add(Q!, 4),
    ...add(D!, -1),
    ...[...get(D!), 0x0d, 0x00, 0x0b],
    ...each((group) => [...get(OUT!), ...get(FIRST! + group), 0xfd, 0x0b, 0x04, ...leb(16 * group)]),
    ...add(OUT!, 16 * groups),
    ...[...get(X!), ...get(STEP!), 0x6a, ...set(X!)],
    ...add(N!, -1),
    ...[0x0c, 0x00, 0x0b, 0x0b, 0x0b],
  ];
  const locals = [0x02, 0x03, 0x7f, ...leb(groups + 1), 0x7b];
  const code = [...leb(locals.length + body.length), ...locals, ...body];
  const text = (name: string): number[] => [name.length, ...Buffer.from(name)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x01, 0x60, 0x06, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x00]),
    ...section(2, [0x01, ...text('js'), ...text('mem'), 0x02, 0x00, 0x01]),
    ...section(3, [0x01, 0x00]),
    ...section(7, [0x01, ...text('conv'), 0x00, 0x00]),
    ...section(10, [0x01, ...code]),
  ]);
}

function section(id: number, content: number[]): number[] {
  return [id, ...leb(content.length), ...content];
}

function leb(value: number): number[] {
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
