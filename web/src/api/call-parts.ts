/** What every list of calls is written with. */
import type { operations } from './schema.js';

/** The body that an operation takes. */
export type Body<Name extends keyof operations> = operations[Name] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;
export const at = (id: string) => ({ params: { path: { id } } });
export const none = (text: string | undefined): string | undefined => text || undefined;
