import { symbol, symbolDiamond, symbolTriangle } from 'd3-shape'
import type { Effect } from '../../engine/timeline'

const TRIANGLE = symbol(symbolTriangle, 72)()!
const DIAMOND = symbol(symbolDiamond, 76)()!

/** What a change did, by shape first and color second: up for the better, down for the worse, a diamond for neither. */
export function ChangeMark({ effect, transform = '' }: { effect: Exclude<Effect, 'first'>; transform?: string }) {
  return (
    <path
      className={`change-mark change-${effect}`}
      d={effect === 'even' ? DIAMOND : TRIANGLE}
      transform={effect === 'loss' ? `${transform} rotate(180)` : transform}
    />
  )
}
