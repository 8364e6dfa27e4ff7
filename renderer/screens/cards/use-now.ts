import { useEffect, useState } from 'react'

const HALF_MINUTE = 30_000

/** The time, now and then anew, for what changes by itself as time goes by. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
