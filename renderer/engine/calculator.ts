import { assertNever } from './units'

/*
 * The four-function calculator of the exam room. It calculates at once and in the order of the keys, without precedence,
 * as pocket calculators do: 2 + 3 x 4 = is 20.
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
  memory: number
}

/** Digits that fit the display. */
const WIDTH = 12

export const clearedCalculator = (memory = 0): Calculator => ({
  display: '0',
  typing: false,
  entered: false,
  pending: null,
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
      }
    }
    case 'equals':
      return state.pending
        ? { ...shown(state, calculated(state.pending, value)), pending: null }
        : { ...state, typing: false }
    case 'memory-recall':
      return shown(state, state.memory)
    case 'memory-add':
      return { ...state, memory: state.memory + value, typing: false }
    case 'memory-store':
      return { ...state, memory: value, typing: false }
    default:
      return assertNever(key)
  }
}

function typed(state: Calculator, character: string): Calculator {
  if (!state.typing) return { ...state, display: character, typing: true, entered: true }
  if (state.display.replace(/[-.]/g, '').length >= WIDTH) return state
  return { ...state, display: state.display === '0' && character !== '.' ? character : state.display + character }
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

/** A result on the display, rounded to its width; too long or impossible is an error. */
function shown(state: Calculator, value: number): Calculator {
  const whole = Math.trunc(Math.abs(value)).toFixed(0).length
  if (!Number.isFinite(value) || whole > WIDTH) return { ...clearedCalculator(state.memory), display: 'Error' }
  const fixed = value.toFixed(WIDTH - whole)
  const text = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
  return { ...state, display: text === '-0' ? '0' : text, typing: false, entered: true }
}
