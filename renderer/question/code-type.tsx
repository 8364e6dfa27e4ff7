import { useEffect, useRef, useState } from 'react'
import type { CodeTask } from '../../question-bank/schema/scenario'
import type { Answer, CodeLine } from '../engine/answer'
import { systemOf } from '../engine/code-format'
import { taskTitle } from '../engine/labels'
import { EMPTY_LINE, MOST_LINES, placeRows, readPasted } from '../engine/paste-codes'
import { Button } from '../ui/button'
import { counted } from '../ui/format'
import { CodeRow } from './code-row'
import './codes.css'

/** A line with a key of its own, so that its fields stay with it when it moves. */
type Row = { key: number; line: CodeLine }

const isEmpty = (row: Row) => row.line.code.trim() === ''

/** Also a modifier, an indicator or units that were entered before their code. */
const saysSomething = ({ line }: Row) =>
  line.code.trim() !== '' || line.poa !== '' || line.modifiers.length > 0 || line.units !== EMPTY_LINE.units

/**
 * Typed codes, in sequence. What is typed goes to storage with every change; the rows themselves are kept here so that
 * typing never waits for the disk.
 */
export function CodeType({
  task,
  inpatient,
  given,
  onAnswer,
}: {
  task: CodeTask
  inpatient: boolean
  given: Answer | undefined
  onAnswer: (lines: CodeLine[]) => unknown
}) {
  const single = task.kind === 'principal'
  const most = single ? 1 : MOST_LINES
  const system = systemOf(task.kind, inpatient)
  const keys = useRef(0)
  const rowOf = (line: CodeLine): Row => ({ key: keys.current++, line })
  const [rows, setRows] = useState<Row[]>(() =>
    (given?.kind === 'codes' && given.lines.length > 0 ? given.lines : [EMPTY_LINE]).map(rowOf),
  )
  const [status, setStatus] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const [focusRow, setFocusRow] = useState<number | null>(null)
  const columns = { poa: inpatient && task.kind !== 'procedures', cpt: !inpatient && task.kind === 'procedures' }

  useEffect(() => {
    if (focusRow === null) return
    list.current?.querySelectorAll<HTMLInputElement>('.code-row-code input')[focusRow]?.focus()
    setFocusRow(null)
  }, [focusRow])

  const change = (next: Row[], told = '') => {
    setRows(next)
    setStatus(told)
    onAnswer(next.filter(saysSomething).map((row) => row.line))
  }
  const edit = (index: number, line: CodeLine) => change(rows.map((one, i) => (i === index ? { ...one, line } : one)))
  const move = (index: number, step: 1 | -1) => {
    const next = [...rows]
    ;[next[index], next[index + step]] = [next[index + step]!, next[index]!]
    change(next, `Now code ${index + step + 1} of ${rows.length}.`)
    setFocusRow(index + step)
  }
  const remove = (index: number) => {
    change(rows.filter((_, i) => i !== index))
    setFocusRow(Math.min(index, rows.length - 2))
  }
  const add = () => {
    setRows([...rows, rowOf(EMPTY_LINE)])
    setStatus('')
    setFocusRow(rows.length)
  }
  const paste = (index: number, text: string, whole: boolean) => {
    const pasted = readPasted(system, text)
    if (!pasted) return false
    // An indicator that was set before its code stays.
    const poa = isEmpty(rows[index]!) ? rows[index]!.line.poa : ''
    const fresh = pasted.lines.map((line, place) => rowOf(place === 0 ? { ...line, poa } : line))
    const { rows: next, added, last } = placeRows(rows, index, fresh, { most, isEmpty, replace: whole })
    const told = pastedStatus(added, pasted.lines.length, pasted.skipped, most)
    if (added === 0) setStatus(told)
    else {
      change(next, told)
      setFocusRow(last)
    }
    return true
  }

  return (
    <section className="codes" aria-labelledby="task-prompt">
      <div id="task-prompt" className="codes-prompt">
        <h2>{taskTitle(task.kind)}</h2>
        <p>
          {task.prompt} <strong>{asked(single, columns.poa)}</strong>
        </p>
      </div>
      <ol className="code-rows" ref={list}>
        {rows.map((row, index) => (
          <CodeRow
            key={row.key}
            number={index + 1}
            row={row.line}
            system={system}
            columns={columns}
            onChange={(line) => edit(index, line)}
            onPaste={(text, whole) => paste(index, text, whole)}
            onEnter={single || rows.length >= most ? undefined : add}
            onUp={!single && index > 0 ? () => move(index, -1) : undefined}
            onDown={!single && index < rows.length - 1 ? () => move(index, 1) : undefined}
            onRemove={!single && rows.length > 1 ? () => remove(index) : undefined}
          />
        ))}
      </ol>
      {single ? null : (
        <div>
          <Button disabled={rows.length >= most} onClick={add}>
            Add a code
          </Button>
        </div>
      )}
      <p className="code-status" role="status">
        {status}
      </p>
    </section>
  )
}

/** What is to be typed. POA indicators are asked for only where there is a place for them. */
function asked(single: boolean, poa: boolean): string {
  if (single) return poa ? 'Type one code with its POA indicator.' : 'Type one code.'
  return `Type every code you would report, in sequence${poa ? ', each with its POA indicator' : ''}.`
}

/** `3 codes added.`, and what was not. */
function pastedStatus(added: number, found: number, skipped: number, most: number): string {
  const limit = most === 1 ? 'this question takes one code' : `${most} codes is the most`
  const codes =
    added < found ? `${added} of ${counted(found, 'code')} added: ${limit}.` : `${counted(added, 'code')} added.`
  return skipped === 0 ? codes : `${codes} ${counted(skipped, 'word')} left out.`
}
