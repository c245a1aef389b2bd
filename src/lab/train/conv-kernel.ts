/** The inner loop of the convolution while it is trained: five times as fast as plain JavaScript. */
import {
  each,
  get,
  kernel,
  leb,
  set,
  step,
  type KernelMemory,
} from '../../listening/scoring/learned/wasm.js';

/** Byte addresses; for each of `windows`: out[t] = Σ_d x[t·step + d] · w[d], `filters` numbers at a time. */
export type ConvKernel = (
  x: number,
  w: number,
  out: number,
  windows: number,
  windowLength: number,
  stepBytes: number,
) => void;

const [X, W, OUT, N, LENGTH, STEP, D, P, Q, FIRST] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** `filters` must be a multiple of four, at most 56 (vectors stay in registers). */
export function convKernel(memory: KernelMemory, filters: number): ConvKernel {
  const groups = filters / 4;
  const splat = FIRST + groups;
  return kernel(memory, { parameters: 6, integers: 3, vectors: groups + 1 }, [
    ...[0x02, 0x40, 0x03, 0x40],
    ...get(N),
    ...[0x45, 0x0d, 0x01],
    ...each(groups, (group) => [0xfd, 0x0c, ...new Array<number>(16).fill(0), ...set(FIRST + group)]),
    ...[...get(W), ...set(P), ...get(X), ...set(Q), ...get(LENGTH), ...set(D)],
    ...[0x03, 0x40],
    ...[...get(Q), 0xfd, 0x09, 0x02, 0x00, ...set(splat)],
    ...each(groups, (group) => [
      ...get(FIRST + group),
      ...get(splat),
      ...get(P),
      ...[0xfd, 0x00, 0x04, ...leb(16 * group)],
      ...[0xfd, 0xe6, 0x01, 0xfd, 0xe4, 0x01],
      ...set(FIRST + group),
    ]),
    ...step(P, 16 * groups),
    ...step(Q, 4),
    ...step(D, -1),
    ...[...get(D), 0x0d, 0x00, 0x0b],
    ...each(groups, (group) => [...get(OUT), ...get(FIRST + group), 0xfd, 0x0b, 0x04, ...leb(16 * group)]),
    ...step(OUT, 16 * groups),
    ...[...get(X), ...get(STEP), 0x6a, ...set(X)],
    ...step(N, -1),
    ...[0x0c, 0x00, 0x0b, 0x0b],
  ]) as ConvKernel;
}
