/** Where a lab command writes. Awaiting `write` is the backpressure: memory stays flat however long the input is. */
import type { Writable } from 'node:stream';

export interface LabIo {
  stdout: Writable;
  stderr: Writable;
}

/** A command ends so when there is nothing sensible to go on with: one clear sentence, exit 2. */
export class LabError extends Error {}

/** Resolves when there is room again; rejects when the reader has gone. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) {
      reject(Object.assign(new Error('the reader has gone'), { code: 'EPIPE' }));
      return;
    }
    stream.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

export const isBrokenPipe = (error: unknown): boolean => {
  const code = (error as { code?: string } | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
};

/** Why a file could not be read, in words. */
export function cannotRead(path: string, error: unknown): LabError {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'permission denied',
  };
  return new LabError(`Cannot read ${path}: ${known[code ?? ''] ?? message}.`, { cause: error });
}
