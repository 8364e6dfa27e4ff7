import { assertNever } from './units'

/*
 * The four-function calculator of the exam room. It calculates at once and in the order of the keys, without precedence,
 * as pocket calculators do: 2 + 3 x 4 = is 20. It goes on with what the display shows, twelve digits and no more: 1 / 3 x 3
 * is 0.99999999999. Equals again repeats the last operation with its second number: 5 + 3 = = is 11, and after it 10 = is 13.
 */

export type Operation = '+' | '-' | '*' | '/'
export type PlainKey =
  | 'point'
  | 'sign'
  | 'percent'
  | 'root'
  | 'inverse'
  | 'equals'
  | 'clear'
  | 'memory-clear'
  | 'memory-recall'
  | 'memory-add'
  | 'memory-store'
export type CalculatorKey =
  | { press: 'digit'; digit: number }
  | { press: 'operation'; operation: Operation }
  | { [K in PlainKey]: { press: K } }[PlainKey]

export type Calculator = {
  /** What the display shows: a number as typed or calculated, or `Error`. */
  display: string
  /** Digits are added to the display; else the next one begins a new number. */
  typing: boolean
  /** The display holds a number for the pending operation: typed, recalled or calculated after it. */
  entered: boolean
  pending: { left: number; operation: Operation } | null
  /** What equals does again. */
  last: { operation: Operation; right: number } | null
  memory: number
}

/** Digits that fit the display. */
const WIDTH = 12

export const clearedCalculator = (memory = 0): Calculator => ({
  display: '0',
  typing: false,
  entered: false,
  pending: null,
  last: null,
  memory,
})

/** The calculator after one key. After an error only clear (and the memory) works. */
export function press(state: Calculator, key: CalculatorKey): Calculator {
  if (key.press === 'clear') return clearedCalculator(state.memory)
  if (key.press === 'memory-clear') return { ...state, memory: 0 }
  if (state.display === 'Error') return state
  const value = Number(state.display)
  switch (key.press) {
    case 'digit':
      return typed(state, String(key.digit))
    case 'point':
      return !state.typing ? typed(state, '0.') : state.display.includes('.') ? state : typed(state, '.')
    case 'sign':
      return value === 0
        ? state
        : { ...state, display: state.display.startsWith('-') ? state.display.slice(1) : `-${state.display}` }
    case 'root':
      return shown(state, Math.sqrt(value))
    case 'inverse':
      return shown(state, 1 / value)
    case 'percent':
      // 200 + 10 % is 200 + 20; without a sum it is a hundredth.
      return shown(
        state,
        state.pending && (state.pending.operation === '+' || state.pending.operation === '-')
          ? (state.pending.left * value) / 100
          : value / 100,
      )
    case 'operation': {
      // An operation after an operation replaces it.
      const result = state.pending && state.entered ? shown(state, calculated(state.pending, value)) : state
      if (result.display === 'Error') return result
      return {
        ...result,
        typing: false,
        entered: false,
        pending: { left: Number(result.display), operation: key.operation },
        last: null,
      }
    }
    case 'equals':
      return equalled(state, value)
    case 'memory-recall':
      return shown(state, state.memory)
    case 'memory-add':
      return remembered(state, state.memory + value)
    case 'memory-store':
      return remembered(state, value)
    default:
      return assertNever(key)
  }
}

function typed(state: Calculator, character: string): Calculator {
  if (!state.typing) return { ...state, display: character, typing: true, entered: true }
  if (state.display.replace(/[-.]/g, '').length >= WIDTH) return state
  return { ...state, display: state.display === '0' && character !== '.' ? character : state.display + character }
}

/** The pending operation, or the last one again. */
function equalled(state: Calculator, value: number): Calculator {
  const { pending, last } = state
  const result = pending
    ? shown(state, calculated(pending, value))
    : last
      ? shown(state, calculated({ left: value, operation: last.operation }, last.right))
      : shown(state, value)
  if (result.display === 'Error' || !pending) return result
  return { ...result, pending: null, last: { operation: pending.operation, right: value } }
}

/** The memory holds what a display can show. */
function remembered(state: Calculator, value: number): Calculator {
  const text = asText(value)
  return text === null
    ? { ...clearedCalculator(state.memory), display: 'Error' }
    : { ...state, memory: Number(text), typing: false }
}

function calculated({ left, operation }: { left: number; operation: Operation }, right: number): number {
  switch (operation) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    default:
      return assertNever(operation)
  }
}

/** A result on the display; too long or impossible is an error. */
function shown(state: Calculator, value: number): Calculator {
  const text = asText(value)
  return text === null
    ? { ...clearedCalculator(state.memory), display: 'Error' }
    : { ...state, display: text, typing: false, entered: true }
}

/** A number rounded to the digits that fit; null where its whole part alone does not, also after rounding. */
function asText(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** WIDTH) return null
  const whole = Math.trunc(Math.abs(value)).toFixed(0).length
  const fixed = value.toFixed(WIDTH - whole)
  const text = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
  if (text.replace(/[-.]/g, '').length > WIDTH) return null
  return text === '-0' ? '0' : text
}
