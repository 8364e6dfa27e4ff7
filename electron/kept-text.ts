/** One small text that must outlive a crash: what is being done to everything, or the reports of what was recovered. */
import { diskFs, writeAtomically, type AtomicFs } from './atomic-file'
import { isMissing, refusalFor } from './refusal'

type KeptFs = AtomicFs & Pick<typeof diskFs, 'readFile'>

export type KeptText = {
  /** Null when there is none. @throws Refusal */
  read(): Promise<string | null>
  /** Replaces it, or removes it with null; on the disk when it resolves. @throws Refusal */
  write(text: string | null): Promise<void>
}

/** @param what begins the sentence when it cannot be read or written ("The recovery report") */
export function createKeptText(file: string, what: string, most: number, fs: KeptFs = diskFs): KeptText {
  return {
    async read() {
      try {
        const text = (await fs.readFile(file)).toString('utf8')
        return text.length > most ? text.slice(-most) : text
      } catch (error) {
        if (isMissing(error)) return null
        throw refusalFor(error, what)
      }
    },
    async write(text) {
      try {
        if (text === null) await fs.rm(file, { force: true })
        else await writeAtomically(file, text, fs)
      } catch (error) {
        throw refusalFor(error, what)
      }
    },
  }
}
