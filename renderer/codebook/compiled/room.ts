/*
 * Room for the rows that one search goes through: the same for all searches, one after the other. Rows of their own for
 * each would be megabytes a second while a candidate types, and a thread gives them back late.
 */

let room = new Uint32Array(1 << 16)
let used = 0

/** Begins a search: what was taken before is written over from here on. */
export function emptyRoom(): void {
  used = 0
}

/** Rows to be written, which nobody else writes before the next search. */
export function takeRoom(rows: number): Uint32Array {
  if (used + rows > room.length) {
    // What was taken of the smaller one stays with whoever has it.
    room = new Uint32Array(Math.max(room.length * 2, rows))
    used = 0
  }
  used += rows
  return room.subarray(used - rows, used)
}
