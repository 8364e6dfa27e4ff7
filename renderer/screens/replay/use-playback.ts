import { useEffect, useRef, useState } from 'react'

/** With reduced motion the cursor goes on in steps instead of gliding. */
const STEP = 1_000

/**
 * Moves a position on from where it is to the end, `speed` times as fast as real time.
 * @param move gets the new position, which never passes `end`
 */
export function usePlayback(
  position: number,
  end: number,
  speed: number,
  move: (position: number) => void,
): { playing: boolean; play(): void; pause(): void } {
  const [playing, setPlaying] = useState(false)
  const latest = useRef({ position, move })
  latest.current = { position, move }
  useEffect(() => {
    if (!playing) return
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    let last = performance.now()
    let frame = 0
    const go = (now: number) => {
      frame = requestAnimationFrame(go)
      const passed = now - last
      if (passed <= 0 || (calm && passed < STEP)) return
      last = now
      const next = Math.min(end, latest.current.position + passed * speed)
      latest.current.move(next)
      if (next >= end) setPlaying(false)
    }
    frame = requestAnimationFrame(go)
    return () => cancelAnimationFrame(frame)
  }, [playing, end, speed])
  const play = () => {
    if (position >= end) move(0)
    setPlaying(true)
  }
  return { playing, play, pause: () => setPlaying(false) }
}
