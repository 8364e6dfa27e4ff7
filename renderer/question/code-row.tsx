import { use, useId, type ClipboardEvent, type KeyboardEvent } from 'react'
import { plainCode, type CodeLine } from '../engine/answer'
import { shownCode, withPlainForms, type CodeSystem } from '../engine/code-format'
import { Icon } from '../ui/icon'
import { NumberField } from '../ui/number-field'
import { CodeHint } from './code-hint'
import { CodeTitles, CodeTitlesContext } from './code-titles'

export type CodeRowProps = {
  number: number
  row: CodeLine
  system: CodeSystem
  columns: { poa: boolean; cpt: boolean }
  onChange: (row: CodeLine) => void
  /** Pasted text; `whole` when it would replace everything in the field. True when the paste has been dealt with. */
  onPaste: (text: string, whole: boolean) => boolean
  onEnter?: () => void
  onUp?: () => void
  onDown?: () => void
  onRemove?: () => void
}

const POA: readonly { value: CodeLine['poa']; label: string }[] = [
  { value: '', label: '–' },
  { value: 'Y', label: 'Y' },
  { value: 'N', label: 'N' },
  { value: 'U', label: 'U' },
  { value: 'W', label: 'W' },
  { value: 'exempt', label: 'exempt' },
]

const MOST_UNITS = 999

/** One typed code with what belongs to it. Whether a code is right, or even exists, is never shown in the exam. */
export function CodeRow({
  number,
  row,
  system,
  columns,
  onChange,
  onPaste,
  onEnter,
  onUp,
  onDown,
  onRemove,
}: CodeRowProps) {
  const hint = useId()
  const titles = useId()
  const offers = use(CodeTitlesContext) !== null
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const whole = selectionStart === 0 && selectionEnd === value.length
    if (onPaste(event.clipboardData.getData('text'), whole)) event.preventDefault()
  }
  const press = (event: KeyboardEvent) => {
    // Keys pressed while an input method composes belong to it.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') return onEnter?.()
    const move = event.altKey && { ArrowUp: onUp, ArrowDown: onDown }[event.key]
    if (!move) return
    event.preventDefault()
    if (!event.repeat) move()
  }
  return (
    <li className="code-row">
      <div className="code-row-fields">
        <span className="code-row-number number">{number}</span>
        <label className="code-row-code">
          <span>Code</span>
          <input
            type="text"
            className="code"
            value={row.code}
            maxLength={12}
            autoComplete="off"
            spellCheck={false}
            aria-label={`Code ${number}`}
            aria-describedby={hint}
            list={offers ? titles : undefined}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onChange={({ target, nativeEvent }) =>
              onChange({ ...row, code: isComposing(nativeEvent) ? target.value : rewritten(target, system) })
            }
            onCompositionEnd={({ currentTarget }) => onChange({ ...row, code: rewritten(currentTarget, system) })}
            onPaste={paste}
            onKeyDown={press}
          />
        </label>
        {offers ? <CodeTitles id={titles} system={system} typed={row.code} /> : null}
        {columns.poa ? (
          <label>
            <span>POA</span>
            <select
              value={row.poa}
              aria-label={`POA indicator of code ${number}`}
              onChange={(event) => onChange({ ...row, poa: event.target.value as CodeLine['poa'] })}
            >
              {POA.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {columns.cpt ? <CptFields number={number} row={row} onChange={onChange} /> : null}
        <span className="code-row-tools">
          <RowButton icon="up" label={`Move code ${number} up`} keys="Alt+↑" onClick={onUp} />
          <RowButton icon="down" label={`Move code ${number} down`} keys="Alt+↓" onClick={onDown} />
          <RowButton icon="trash" label={`Remove code ${number}`} onClick={onRemove} />
        </span>
      </div>
      <CodeHint id={hint} system={system} typed={row.code} />
    </li>
  )
}

/** What an input method composes is stored as it stands, and written as a code when that has ended. */
const isComposing = (event: Event) => event instanceof InputEvent && event.isComposing

/** Writes what is typed as a code stands, and leaves the caret behind the same character. */
function rewritten(target: HTMLInputElement, system: CodeSystem): string {
  const shown = shownCode(system, target.value)
  if (shown === target.value) return shown
  const typed = withPlainForms(target.value.slice(0, target.selectionStart ?? target.value.length))
  const behind = plainCode(typed).length
  let caret = 0
  for (let passed = 0; passed < behind; caret++) if (plainCode(shown[caret]!) !== '') passed += 1
  target.value = shown
  target.setSelectionRange(caret, caret)
  return shown
}

function CptFields({ number, row, onChange }: Pick<CodeRowProps, 'number' | 'row' | 'onChange'>) {
  return (
    <>
      <label>
        <span>Modifiers</span>
        <input
          type="text"
          className="code code-row-modifiers"
          defaultValue={row.modifiers.join(' ')}
          maxLength={14}
          autoComplete="off"
          spellCheck={false}
          aria-label={`Modifiers of code ${number}, separated by spaces`}
          onChange={(event) => onChange({ ...row, modifiers: modifiersOf(event.target.value) })}
        />
      </label>
      <div className="code-row-label">
        <span>Units</span>
        <NumberField
          label={`Units of code ${number}`}
          value={row.units}
          least={1}
          most={MOST_UNITS}
          onChange={(units) => onChange({ ...row, units })}
          compact
        />
      </div>
    </>
  )
}

/** `59 rt,PT` is three modifiers; at most four count. */
const modifiersOf = (text: string): string[] =>
  withPlainForms(text)
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter(Boolean)
    .map((one) => one.slice(0, 4))
    .slice(0, 4)

function RowButton({
  icon,
  label,
  keys,
  onClick,
}: {
  icon: 'up' | 'down' | 'trash'
  label: string
  keys?: string
  onClick?: () => void
}) {
  return (
    <button
      type="button"
      className="code-row-tool"
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      disabled={!onClick}
      onClick={onClick}
    >
      <Icon name={icon} size={16} />
    </button>
  )
}
