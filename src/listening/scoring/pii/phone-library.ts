/**
 * The library that knows the world's telephone numbers, fetched when the first number needs it: it takes longer to load
 * than everything else that judges a post. Must be used through `phones.ts` alone, which asks it as seldom as it can.
 */
import { createRequire } from 'node:module';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';

type Parse = (
  text: string,
  options: { defaultCountry?: CountryCode; extract: false },
) => PhoneNumber | undefined;

let parse: Parse | null = null;

/** Undefined: nothing a telephone would take. */
export function parsePhone(text: string, country?: CountryCode): PhoneNumber | undefined {
  parse ??= (createRequire(import.meta.url)('libphonenumber-js/max') as { parsePhoneNumberFromString: Parse })
    .parsePhoneNumberFromString;
  return parse(text, { defaultCountry: country, extract: false });
}
