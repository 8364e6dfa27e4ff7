import { create } from 'zustand'
import { loadNotes, saveNote, saysNothing, type DisputeDraft, type Note } from '../storage/notes'
import { holdBack } from './held-back'
import { workQueue } from './in-order'
import { services } from './services'
import { andWhy } from './trouble'

/*
 * The candidate's own words on questions. Bookmarks are written at once, the text of a note and a dispute that is being
 * written while they are typed; what is not stored yet is what their fields show.
 */

export { NOTE_LENGTH } from '../storage/notes'
export type { DisputeDraft, Note } from '../storage/notes'

export type NoteState = {
  /** By screen; null until they were asked for. */
  notes: ReadonlyMap<string, Note> | null
  /** A text could not be stored. It stays a draft, and is tried again with the next change. */
  problem: string | null
}

const NOTHING: NoteState = { notes: null, problem: null }

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
  texts.drop()
  disputes.drop()
  useNotes.setState(NOTHING)
}

type Change = Partial<Pick<Note, 'text' | 'bookmarked' | 'dispute' | 'disputeDraft'>>

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

/** Disputes the key of a question as it was answered, or says more about it. What was being written is that now. */
export const disputeKey = (
  screen: string,
  dispute: { reasoning: string; excluded: boolean; hash: string },
): Promise<void> => endWriting(screen, { dispute: { ...dispute, at: Date.now() } })

/** Gives up the dispute that is being written; one that was kept before stays. */
export const dropDisputeDraft = (screen: string): Promise<void> => endWriting(screen, {})

async function endWriting(screen: string, change: Change): Promise<void> {
  const draft = disputes.use.getState().held.get(screen)
  disputes.drop(screen)
  try {
    await changeNote(screen, { ...change, disputeDraft: undefined })
  } catch (error) {
    if (draft) disputes.put(screen, draft)
    throw error
  }
}

export const withdrawDispute = (screen: string): Promise<void> => changeNote(screen, { dispute: null })

/** Tells what became of storing what was typed. */
const told =
  <V>(what: string, store: (screen: string, value: V) => Promise<void>) =>
  async (screen: string, value: V): Promise<void> => {
    try {
      await store(screen, value)
      useNotes.setState({ problem: null })
    } catch (error) {
      useNotes.setState({
        problem: `The ${what} was not saved.${andWhy(error)} What you typed is still here; change it to try again.`,
      })
      throw error
    }
  }

const texts = holdBack<string>(told('note', (screen, text) => changeNote(screen, { text })))
const disputes = holdBack<DisputeDraft>(told('dispute', (screen, draft) => changeNote(screen, { disputeDraft: draft })))

/** Texts of notes that are not stored yet, by screen. */
export const useHeldNotes = texts.use

/** Takes a note's whole text as typed so far. */
export const typeNoteText = (screen: string, text: string): void => texts.put(screen, text)

/** The dispute that is being written on a question, or undefined. */
export function useDisputeDraft(screen: string): DisputeDraft | undefined {
  const stored = useNotes(({ notes }) => notes?.get(screen)?.disputeDraft)
  return disputes.use(({ held }) => held.get(screen)) ?? stored
}

/** Takes a dispute as written so far. */
export const writeDispute = (screen: string, draft: DisputeDraft): void => disputes.put(screen, draft)

/** Stores what was typed without waiting, and resolves when that has been tried. */
export async function storeNotes(): Promise<void> {
  await Promise.all([texts.flush(), disputes.flush()])
}

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
