/** Servers know ISO 639 codes only; scripts ('hi-Latn') and 'und' are left out. Pure. */
export function languageOf(tag: string | null): { language?: string } {
  const code = tag?.split('-')[0]?.toLowerCase() ?? '';
  return /^[a-z]{2,3}$/.test(code) && code !== 'und' ? { language: code } : {};
}
