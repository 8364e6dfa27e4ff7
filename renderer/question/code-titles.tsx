import { createContext, use, useEffect, useState } from 'react'
import { plainCode } from '../engine/answer'
import type { CodeSystem } from '../engine/code-format'

export type CodeTitle = { shown: string; title: string }

/** Codes that begin as typed, with their official titles. Null in an exam, and where no code book is loaded. */
export const CodeTitlesContext = createContext<((system: CodeSystem, typed: string) => Promise<CodeTitle[]>) | null>(
  null,
)

const LEAST = 3

/** What the books offer for a code that is being typed: from its third character, in study only. */
export function CodeTitles({ id, system, typed }: { id: string; system: CodeSystem; typed: string }) {
  const complete = use(CodeTitlesContext)
  const [titles, setTitles] = useState<readonly CodeTitle[]>([])
  const code = plainCode(typed)
  useEffect(() => {
    if (!complete || code.length < LEAST) {
      setTitles([])
      return undefined
    }
    let wanted = true
    complete(system, code).then(
      (found) => wanted && setTitles(found),
      // A field without offers is a field as before.
      () => wanted && setTitles([]),
    )
    return () => {
      wanted = false
    }
  }, [complete, system, code])
  return (
    <datalist id={id}>
      {titles.map(({ shown, title }) => (
        <option key={shown} value={shown} label={`${shown} ${title}`} />
      ))}
    </datalist>
  )
}
