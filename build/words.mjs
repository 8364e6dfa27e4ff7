/**
 * Reads what a command was asked for, with dashes or without: `--browser` and `browser`, `--port 5`, `--port=5` and
 * `port=5` are the same. Windows PowerShell takes the `--` out of `npm start -- --browser`, and npm then keeps `--browser`
 * to itself; bare words reach every script from every shell.
 */
import { Trouble } from './run.mjs'

/**
 * @param {string[]} args
 * @param {{ flags?: readonly string[], values?: readonly string[] }} known names without dashes; `values` need a value
 * @returns {Record<string, string | true>} what was given, by name; the last one of a kind counts
 * @throws Trouble that says what is not understood and what is
 */
export function readWords(args, { flags = [], values = [] }) {
  const found = {}
  const waiting = [...args]
  while (waiting.length > 0) {
    const word = waiting.shift()
    if (word === '--') continue
    const [, name, , given] = /^(?:--)?([^=]*)(=(.*))?$/s.exec(word) ?? []
    if (flags.includes(name) && given === undefined) found[name] = true
    else if (values.includes(name)) {
      const value = given ?? waiting.shift()
      if (!value) throw new Trouble(`"${name}" needs a value: ${name}=VALUE.`)
      found[name] = value
    } else throw new Trouble(`"${word}" is not understood; ${said({ flags, values })}.`)
  }
  return found
}

function said({ flags, values }) {
  const all = [...flags, ...values.map((name) => `${name}=VALUE`)]
  return all.length === 0 ? 'nothing can be asked for here' : `known are ${all.join(', ')}`
}
