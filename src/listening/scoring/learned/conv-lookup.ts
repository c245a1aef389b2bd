/**
 * The look-ups of the convolution, eight filters at a time: for every place of the post the rows of three words are added,
 * and the largest sum of each filter is kept. Sums of three int8 fit int16, so nothing is lost.
 */
import { each, get, kernel, kernelMemory, leb, set, step, type Kernel, type KernelMemory } from './wasm.js';

/** Words looked at; further ones are passed over. As the trainer has it. */
export const LONGEST = 64;

export class ConvLookup {
  /** After `run`: the largest sum by filter. */
  readonly most: Int16Array;
  /** The table where the look-ups read it: what else is read of a row is best read there. */
  readonly table: Int8Array;
  private readonly memory: KernelMemory;
  private readonly rows: Int32Array;
  private readonly kernel: Kernel;
  private readonly nothing: number;

  /** `filters` must be a multiple of eight. The table is copied. */
  constructor(
    table: Int8Array,
    private readonly width: number,
    filters: number,
  ) {
    const rowsAt = (table.length + width + 15) & ~15;
    const mostAt = rowsAt + 4 * (LONGEST + 2 + 2);
    this.memory = kernelMemory(mostAt + 2 * filters + 64);
    this.table = new Int8Array(this.memory.buffer, 0, table.length);
    this.table.set(table);
    // A row of zeros stands before the first word and after the last.
    this.nothing = table.length;
    this.rows = new Int32Array(this.memory.buffer, rowsAt, LONGEST + 2);
    this.most = new Int16Array(this.memory.buffer, mostAt, filters);
    this.rows[0] = this.nothing;
    this.kernel = kernel(
      this.memory,
      { parameters: 3, integers: 3, vectors: filters / 8 },
      instructions(filters),
    );
  }

  /** Row `row` of the table stands at place `t`. */
  set(t: number, row: number): void {
    this.rows[t + 1] = row * this.width;
  }

  /** `n` places, at least one, were set. */
  run(n: number): void {
    this.rows[n + 1] = this.nothing;
    this.kernel(this.rows.byteOffset, n, this.most.byteOffset);
  }
}

const [ROWS, N, OUT, BEFORE, HERE, AFTER, FIRST] = [0, 1, 2, 3, 4, 5, 6] as const;

function instructions(filters: number): number[] {
  const groups = filters / 8;
  const load = (local: number, place: number): number[] => [
    ...get(ROWS),
    0x28,
    0x02,
    4 * place,
    ...set(local),
  ];
  const eight = (local: number, offset: number): number[] => [
    ...get(local),
    0xfd,
    0x01,
    0x00,
    ...leb(offset),
  ];
  const [add, max] = [
    [0xfd, 0x8e, 0x01],
    [0xfd, 0x98, 0x01],
  ];
  const least = Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? 0x00 : 0x80));
  return [
    ...each(groups, (group) => [0xfd, 0x0c, ...least, ...set(FIRST + group)]),
    ...[0x03, 0x40],
    ...[...load(BEFORE, 0), ...load(HERE, 1), ...load(AFTER, 2)],
    ...each(groups, (group) => [
      ...get(FIRST + group),
      ...[...eight(BEFORE, 8 * group), ...eight(HERE, filters + 8 * group), ...add],
      ...[...eight(AFTER, 2 * filters + 8 * group), ...add],
      ...max,
      ...set(FIRST + group),
    ]),
    ...step(ROWS, 4),
    ...step(N, -1),
    ...[...get(N), 0x0d, 0x00, 0x0b],
    ...each(groups, (group) => [...get(OUT), ...get(FIRST + group), 0xfd, 0x0b, 0x00, ...leb(16 * group)]),
  ];
}
