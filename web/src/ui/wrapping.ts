/** For a button with many words, which no phone is wide enough for in every language: it grows instead of cutting them short. */
export const wrapping = {
  root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: 4 },
  label: { whiteSpace: 'normal', overflow: 'visible', lineHeight: 1.35 },
} as const;
