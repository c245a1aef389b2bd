/**
 * Where the compiled worker is: beside this file. A worker thread needs JavaScript on disk, which only a build has, so
 * under jest this module is mapped to test/support/feed-worker-url.ts, which compiles the worker's few files once.
 */
export const parseWorkerUrl = new URL('./parse-worker.js', import.meta.url);
