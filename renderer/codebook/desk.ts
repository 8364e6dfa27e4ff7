import { Answers } from './answers'
import type { CallName, Calls } from './calls'
import { ReleaseClosed, Stacks } from './stacks'
import { BookStore, StoreTrouble } from './store'
import type { Library } from './types'

/*
 * The worker without its messages: opens the store with the first question and answers one call after the other.
 */

const CALLS: Readonly<Record<CallName, true>> = {
  library: true,
  removeRelease: true,
  refresh: true,
  changes: true,
  search: true,
  place: true,
  complete: true,
  titles: true,
  indexLetters: true,
  indexTerms: true,
  indexTerm: true,
  trails: true,
  chapters: true,
  tabularChildren: true,
  tabular: true,
  pcsSections: true,
  pcsTable: true,
  tableLetters: true,
  tablePage: true,
  hcpcsLetters: true,
  hcpcsCodes: true,
  hcpcs: true,
  guidelineTree: true,
  guidelineSection: true,
  guidelineSearch: true,
}

export type Desk = {
  calls: Calls
  /** How many releases were found damaged so far: when it grows, the page must hear of it. */
  damaged(): number
  library(): Library
}

export async function openDesk(store: BookStore, beside: () => Promise<Library['beside']>): Promise<Desk> {
  const stacks = new Stacks(store)
  const [lying] = await Promise.all([beside(), stacks.refresh()])
  const answers = new Answers(stacks)
  const library = () => {
    const { releases } = stacks.library([])
    const files = releases.flatMap(({ parts }) => parts.map(({ file }) => file))
    return stacks.library(
      lying.filter(({ name }) => !files.some((file) => file === name || file.endsWith(` in ${name}`))),
    )
  }
  const own = {
    library: () => Promise.resolve(library()),
    async removeRelease(release: string) {
      await stacks.remove(release)
      return library()
    },
    async refresh() {
      await stacks.refresh()
      return library()
    },
  }
  const calls = Object.fromEntries(
    (Object.keys(CALLS) as CallName[]).map((name) => [
      name,
      name in own ? own[name as keyof typeof own] : persistent(answers[name as keyof Answers].bind(answers)),
    ]),
  ) as Calls
  return { calls, library, damaged: () => stacks.library([]).damaged.length }
}

type Question = (...args: never[]) => Promise<unknown>

/** Asks again when a release was closed meanwhile; there is one less then. */
const persistent =
  (question: Question): Question =>
  async (...args) => {
    for (;;)
      try {
        return await question(...args)
      } catch (error) {
        if (!(error instanceof ReleaseClosed)) throw error
      }
  }

/** What a candidate is told when an answer failed. */
export const troubleOf = (error: unknown): string =>
  error instanceof StoreTrouble
    ? error.message
    : 'The code books could not be read. Close and open the app; if it stays so, import the files again. Your answers and progress are kept elsewhere and are not affected.'
