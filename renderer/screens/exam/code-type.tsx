import { useEffect, useRef, useState } from 'react'
import type { CodeTask } from '../../../question-bank/schema/scenario'
import type { Answer, CodeLine } from '../../engine/answer'
import { taskTitle } from '../../engine/labels'
import { Button } from '../../ui/button'
import { CodeRow } from './code-row'

const EMPTY: CodeLine = { code: '', modifiers: [], units: 1, poa: '' }

/**
 * Typed codes, in sequence. What is typed goes to storage with every change; the rows themselves are kept here so that
 * typing never waits for the disk.
 */
export function CodeType({ task, inpatient, given, onAnswer }: { task: CodeTask; inpatient: boolean; given: Answer | undefined; onAnswer: (lines: CodeLine[]) => void }) {
  const single = task.kind === 'principal'
  const [rows, setRows] = useState<CodeLine[]>(() => (given?.kind === 'codes' && given.lines.length > 0 ? [...given.lines] : [EMPTY]))
  const list = useRef<HTMLOListElement>(null)
  const [focusRow, setFocusRow] = useState<number | null>(null)
  const columns = { poa: inpatient && task.kind !== 'procedures', cpt: !inpatient && task.kind === 'procedures' }

  useEffect(() => {
    if (focusRow === null) return
    list.current?.querySelectorAll<HTMLInputElement>('.code-row-code input')[focusRow]?.focus()
    setFocusRow(null)
  }, [focusRow])

  const change = (next: CodeLine[]) => {
    setRows(next)
    onAnswer(next.filter((row) => row.code.trim() !== ''))
  }
  const edit = (index: number, row: CodeLine) => change(rows.map((one, i) => (i === index ? row : one)))
  const move = (index: number, step: 1 | -1) => {
    const next = [...rows]
    ;[next[index], next[index + step]] = [next[index + step]!, next[index]!]
    change(next)
    setFocusRow(index + step)
  }
  const add = () => {
    setRows([...rows, EMPTY])
    setFocusRow(rows.length)
  }

  return (
    <section className="codes" aria-labelledby="task-prompt">
      <div id="task-prompt" className="codes-prompt">
        <h2>{taskTitle(task.kind)}</h2>
        <p>
          {task.prompt} <strong>{single ? 'Type one code.' : 'Type every code you would report, in sequence.'}</strong>
        </p>
      </div>
      <ol className="code-rows" ref={list}>
        {rows.map((row, index) => (
          <CodeRow
            key={index}
            number={index + 1}
            row={row}
            columns={columns}
            onChange={(next) => edit(index, next)}
            onEnter={single ? undefined : add}
            onUp={!single && index > 0 ? () => move(index, -1) : undefined}
            onDown={!single && index < rows.length - 1 ? () => move(index, 1) : undefined}
            onRemove={!single && rows.length > 1 ? () => change(rows.filter((_, i) => i !== index)) : undefined}
          />
        ))}
      </ol>
      {single ? null : (
        <div>
          <Button onClick={add}>Add a code</Button>
        </div>
      )}
    </section>
  )
}
