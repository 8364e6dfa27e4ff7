const PATHS = {
  flag: 'M5 21V4m0 1h11l-2 4 2 4H5',
  clock: 'M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  list: 'M4 6h16M4 12h16M4 18h16',
  pages: 'M7 3h8l4 4v14H7zM15 3v4h4',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  dash: 'M6 12h12',
  warn: 'M12 4l9 16H3zM12 10v4M12 17v.5',
  up: 'M12 19V6M6 12l6-6 6 6',
  down: 'M12 5v13M6 12l6 6 6-6',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5L20 20',
  leave: 'M10 5H5v14h5M14 8l4 4-4 4M18 12H9',
  strike:
    'M4 12h16M16.5 8c-.6-1.9-2.3-3-4.5-3-2.5 0-4.5 1.3-4.5 3.3M7.5 15.5c.5 2.2 2.3 3.5 4.7 3.5 2.600 0 4.600-1.400 4.600-3.700',
  pen: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  comment: 'M4 5h16v11H10l-5 4v-4H4z',
  calculator: 'M6 3h12v18H6zM9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01',
  board: 'M4 4h16v12H4zM8 20l2-4M16 20l-2-4M8 12c2-5 3-5 4-2s2 2 4-2',
  eraser: 'M9 20h11M4 14l9-9 6 6-9 9H8z M9 9.500l6 6',
  larger: 'M5 5h14v14H5z',
  smaller: 'M4 8h12v12H4zM8 8V4h12v12h-4',
  bookmark: 'M7 4h10v16l-5-4.500-5 4.500z',
  cards: 'M3 7h13v10H3zM7 7V4h14v10h-5',
  half: 'M12 4a8 8 0 1 0 0 16',
  play: 'M8 5l11 7-11 7z',
  pause: 'M9 5v14M15 5v14',
  plus: 'M12 5v14M5 12h14',
  first: 'M5 5v14M19 12H9M13 8l-4 4 4 4',
  also: 'M4 9h15M15 5l4 4-4 4M4 17h10',
  slot: 'M4 5h16v14H4zM15 5v14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  book: 'M12 6c-2-1.600-5-2-8-2v14c3 0 6 .4 8 2 2-1.600 5-2 8-2V4c-3 0-6 .4-8 2zM12 6v14',
  drop: 'M12 4v11M7 10l5 5 5-5M4 20h16',
  quote: 'M10 7H5v6h4c0 2-1 3-3 4M19 7h-5v6h4c0 2-1 3-3 4',
} as const

export type IconName = keyof typeof PATHS

/** A decorative line icon that grows with the text; the text beside it says what it means. `size` is in pixels at the usual font size. */
export function Icon({ name, size = 18, filled = false }: { name: IconName; size?: number; filled?: boolean }) {
  return (
    <svg
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
