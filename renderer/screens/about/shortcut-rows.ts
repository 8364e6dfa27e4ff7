import { COMMANDS, isSingle, LOCAL_KEYS, type Command } from '../../keys/commands'

/** A line of the list: each of its keys is one way, keys of one way are pressed together. */
export type ShortcutRow = { does: string; where: string; ways: readonly (readonly string[])[] }

/**
 * What the list says, from the table that the keys themselves obey, with the names of this computer's keyboard. Without
 * `singles`, letters and digits alone are turned off and not listed.
 */
export function shortcutRows(mac: boolean, fullScreen: string, singles = true): ShortcutRow[] {
  const names: Readonly<Record<string, string>> = {
    Alt: mac ? 'Option' : 'Alt',
    Mod: mac ? 'Cmd' : 'Ctrl',
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
  }
  const named = (chord: string) => chord.split('+').map((key) => names[key] ?? key)
  const works = (key: string) => singles || !isSingle(key)
  const waysOf = ({ keys, shown }: Command) => (shown ? [shown] : keys.flat().filter(works).map(named))
  const commands = Object.values<Command>(COMMANDS)
    .filter(({ keys }) => keys.flat().some(works))
    .map((command) => ({ ...command, ways: waysOf(command) }))
  const local = LOCAL_KEYS.map(({ keys, does, where }) => ({
    does,
    where,
    ways: keys.map((key) => (/^(?:Alt|Mod)\+/.test(key) ? named(key) : [key])),
  }))
  return [
    ...commands.map(({ does, where, ways }) => ({ does, where, ways })),
    ...local,
    { does: 'Full screen on or off', where: 'Everywhere, also in the exam', ways: [[fullScreen]] },
  ]
}
