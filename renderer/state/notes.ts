import { create } from 'zustand'
import { loadNotes, saveNote, type Note } from '../storage/notes'
import { workQueue } from './in-order'
import { services } from './services'
import { beforeLeaving } from './unsaved'

/*
 * The candidate's own words on questions. Bookmarks and disputes are written at once, the text of a note when typing
 * pauses or the question is left; until then it is a draft, which is what the note shows.
 */

export { NOTE_LENGTH } from '../storage/notes'
export type { Note } from '../storage/notes'

export type NoteState = {
  /** By screen; null until they were asked for. */
  notes: ReadonlyMap<string, Note> | null
  /** Texts that are not stored yet, by screen. */
  drafts: ReadonlyMap<string, string>
  /** A text could not be stored. It stays a draft, and is tried again with the next change. */
  problem: string | null
}

const NOTHING: NoteState = { notes: null, drafts: new Map(), problem: null }

export const useNotes = create<NoteState>()(() => NOTHING)

const inOrder = workQueue()

/** Loads the notes once. */
export const ensureNotes = (): Promise<void> =>
  inOrder(async () => {
    if (useNotes.getState().notes) return
    useNotes.setState({ notes: byScreen(await loadNotes(services().db)) })
  })

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetNotes(): void {
  clearTimeout(pause)
  useNotes.setState(NOTHING)
}

type Change = Partial<Pick<Note, 'text' | 'bookmarked' | 'dispute'>>

/** Writes what changes on one question, then shows it. @throws when it cannot be stored; nothing has changed then */
export const changeNote = (screen: string, change: Change): Promise<void> =>
  inOrder(async () => {
    const { db } = services()
    const notes = new Map(useNotes.getState().notes ?? byScreen(await loadNotes(db)))
    const before = notes.get(screen) ?? { screen, text: '', bookmarked: false, dispute: null, at: 0 }
    const note: Note = { ...before, ...change, at: Date.now() }
    await saveNote(db, note)
    if (saysNothing(note)) notes.delete(screen)
    else notes.set(screen, note)
    useNotes.setState({ notes })
  })

/** Disputes the key of a question as it was answered, or says more about it. */
export const disputeKey = (
  screen: string,
  dispute: { reasoning: string; excluded: boolean; hash: string },
): Promise<void> => changeNote(screen, { dispute: { ...dispute, at: Date.now() } })

export const withdrawDispute = (screen: string): Promise<void> => changeNote(screen, { dispute: null })

const PAUSE = 500
let pause: ReturnType<typeof setTimeout> | undefined

/** Takes a note's whole text as typed so far. */
export function typeNoteText(screen: string, text: string): void {
  useNotes.setState(({ drafts }) => ({ drafts: new Map(drafts).set(screen, text) }))
  clearTimeout(pause)
  pause = setTimeout(() => void storeNotes(), PAUSE)
}

/** Stores all drafts without waiting for a pause, and resolves when that has been tried. */
export async function storeNotes(): Promise<void> {
  clearTimeout(pause)
  for (const [screen, text] of useNotes.getState().drafts) {
    try {
      await changeNote(screen, { text })
      useNotes.setState({ problem: null })
      settle(screen, text)
    } catch (error) {
      useNotes.setState({
        problem: `The note was not saved. ${error instanceof Error ? error.message : ''} What you typed is still here; change it to try again.`,
      })
    }
  }
}

/** A draft is done unless more was typed while it was written. */
function settle(screen: string, text: string): void {
  useNotes.setState(({ drafts }) => {
    if (drafts.get(screen) !== text) return {}
    const left = new Map(drafts)
    left.delete(screen)
    return { drafts: left }
  })
}

beforeLeaving(() => void storeNotes())

const saysNothing = ({ text, bookmarked, dispute }: Note): boolean => text === '' && !bookmarked && dispute === null

const byScreen = (notes: readonly Note[]): ReadonlyMap<string, Note> => new Map(notes.map((one) => [one.screen, one]))

let excluded: { of: NoteState['notes']; screens: ReadonlySet<string> } = { of: null, screens: new Set() }

/** The questions that a dispute leaves out of statistics. The same set as long as the notes are the same. */
export function excludedScreens({ notes }: Pick<NoteState, 'notes'> = useNotes.getState()): ReadonlySet<string> {
  if (excluded.of !== notes) {
    excluded = {
      of: notes,
      screens: new Set(
        [...(notes ?? new Map<string, Note>()).values()].flatMap((one) => (one.dispute?.excluded ? [one.screen] : [])),
      ),
    }
  }
  return excluded.screens
}
