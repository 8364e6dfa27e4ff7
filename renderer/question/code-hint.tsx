import { useEffect, useState } from 'react'
import { formatHelp, type CodeSystem } from '../engine/code-format'
import './code-hint.css'

/** So long nothing is said while a code is being typed. */
const PAUSE_MS = 500

/** Says how the typed text reads as a code, after a pause in typing; it describes the field and is announced politely. */
export function CodeHint({ id, system, typed }: { id: string; system: CodeSystem; typed: string }) {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [typed])
  return (
    <p id={id} className="code-hint" role="status">
      {settled === typed ? formatHelp(system, typed) : null}
    </p>
  )
}
