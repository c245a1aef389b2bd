/** The desk's own few line icons. Decoration only: the words beside them, or an aria-label, carry the meaning. */
const PATHS = {
  inbox: 'M3 13h4l2 3h6l2-3h4M5 5h14l2 8v6H3v-6z',
  review: 'M4 5h16v11H9l-5 4zM9 10.5l2 2 4-4',
  mentions: 'M4 6h16M4 12h16M4 18h10',
  sources: 'M5 19a1 1 0 1 0 0-.1M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.2M17.5 14.3c2.3.7 3.7 2.6 4 5.7',
  jobs: 'M12 8v5M12 16.5v.1M12 3l9.5 17h-19z',
  brands: 'M4 4h8l8.5 8.5-8 8L4 12zM8.5 8.5v.1',
  audit: 'M6 3h9l4 4v14H6zM14 3v5h5M9.5 12h6M9.5 16h6',
  alerts: 'M5 20h14M7 20v-7a5 5 0 0 1 10 0v7M12 3v2M4.5 6l1.5 1.5M19.5 6L18 7.5',
  digest: 'M3 18h18M6 18a6 6 0 0 1 12 0M12 5v3M4.5 9.5l2 1.5M19.5 9.5l-2 1.5M7 21h10',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c.5-4.5 3.5-7 8-7s7.5 2.5 8 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l5 5',
  out: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  check: 'M4 12.5l5 5L20 6.5',
  back: 'M15 5l-7 7 7 7',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  plus: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  keys: 'M3 7h18v11H3zM7 11h.1M11 11h.1M15 11h.1M8 14.5h8',
  block: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M6 6l12 12',
  warn: 'M12 8v5M12 16.5v.1M12 3l9.5 17h-19z',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
