/** The ready accounts of the sample brand, as data. Fictional people; .invalid can never receive mail. */
import type { Vault } from '../vault/vault.js';
import type { Role } from './role.js';

export interface SampleAccount {
  email: string;
  name: string;
  roles: Role[];
  locale: 'en' | 'hi' | 'ta';
  languages: string[];
}

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  {
    email: 'agent@sample.invalid',
    name: 'Asha (sample agent)',
    roles: ['agent'],
    locale: 'en',
    languages: ['en', 'hi', 'hi-Latn'],
  },
  {
    email: 'agent-tamil@sample.invalid',
    name: 'Kavin (sample agent, Tamil)',
    roles: ['agent'],
    locale: 'ta',
    languages: ['ta', 'ta-Latn', 'en'],
  },
  {
    email: 'reviewer@sample.invalid',
    name: 'Meera (sample reviewer)',
    roles: ['reviewer'],
    locale: 'en',
    languages: ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'],
  },
  {
    email: 'lead@sample.invalid',
    name: 'Farid (sample lead)',
    roles: ['lead'],
    locale: 'en',
    languages: ['en', 'hi', 'ta'],
  },
  {
    email: 'executive@sample.invalid',
    name: 'Leela (sample executive)',
    roles: ['executive'],
    locale: 'en',
    languages: ['en'],
  },
];

/** Always the same for one installation's key, so that it is stored nowhere and can be listed again. 78 bits. */
export function samplePassword(vault: Vault, email: string): string {
  const letters = vault.derive(`sample account ${email}`).replace(/[^a-km-zA-HJ-NP-Z2-9]/g, '');
  return [0, 4, 8].map((at) => letters.slice(at, at + 4)).join('-') + `-${letters.slice(12, 14)}`;
}
