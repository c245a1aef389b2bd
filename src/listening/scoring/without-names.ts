/** A post as it may leave the house: personal data masked, accounts without their names. Links stay: they are not about a person. Pure. */
import { maskPii } from './pii/mask.js';

const ACCOUNT = /(^|[^\p{L}\p{N}/])@[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}.-]+)?/gu;

export function withoutNames(text: string): string {
  return maskPii(text).replace(ACCOUNT, '$1@user');
}
