import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * True while the report is printed, when everything that folds is open. Also follows the browser's own print command.
 * The second value runs a task with the report unfolded.
 */
export function usePrinting(): [boolean, <T>(task: () => Promise<T>) => Promise<T>] {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  const whilePrinting = async <T>(task: () => Promise<T>): Promise<T> => {
    flushSync(() => setPrinting(true))
    try {
      return await task()
    } finally {
      setPrinting(false)
    }
  }
  return [printing, whilePrinting]
}
