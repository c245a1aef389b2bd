/**
 * Timestamp identifiers, the record keys of AT Protocol: 53 bits of microseconds and 10 bits that tell minters apart, in
 * base 32 that sorts like time. Pure: the caller supplies time and chance.
 */
const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/** 13 characters. `now`: any date until 2255; `micros`: 0–999 within its millisecond; `clockId`: 0–1023. */
export function tid(now: Date, micros: number, clockId: number): string {
  let value = ((BigInt(now.getTime()) * 1000n + BigInt(micros)) << 10n) | BigInt(clockId);
  let text = '';
  for (let place = 0; place < 13; place++) {
    text = (alphabet[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}

export function isTid(text: string): boolean {
  return /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/.test(text);
}
