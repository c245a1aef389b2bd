/** Collects cache keys and hands each over once after a short quiet, so that a storm of events is one refresh. */
export function gather(
  flush: (keys: string[][]) => void,
  quietMs: number,
): { add(keys: string[][]): void; stop(): void } {
  let waiting = new Map<string, string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    add(keys) {
      for (const key of keys) waiting.set(key.join('\u0000'), key);
      // The first event starts the clock and later ones do not push it back: a steady stream still refreshes.
      timer ??= setTimeout(() => {
        const keysNow = [...waiting.values()];
        waiting = new Map();
        timer = undefined;
        flush(keysNow);
      }, quietMs);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
