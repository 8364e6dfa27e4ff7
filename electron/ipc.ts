/** The only user of ipcMain: checks who asks, checks what is asked, and wraps every answer in a Reply. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { appOrigin, originOf } from './app-origin'
import type { Channel, Desktop, DesktopEvents, EventName, Reply } from './contract'
import { Refusal } from './refusal'
import { requests } from './requests'

type Value<C extends Channel> = Extract<Awaited<ReturnType<Desktop[C]>>, { ok: true }>['value']
/** The shell must answer every channel of the contract; the compiler asks when one is added. */
export type Answers = { [C in Channel]: (...args: Parameters<Desktop[C]>) => Promise<Value<C>> | Value<C> }

type Handle = Pick<typeof ipcMain, 'handle'>
type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** True for our window's main frame while it shows the app, and for no other frame, window or page. */
export function isOurPage(event: Sender, contents: WebContents): boolean {
  const frame = event.senderFrame
  return (
    event.sender === contents &&
    frame !== null &&
    frame !== undefined &&
    frame.parent === null &&
    originOf(frame.url) === appOrigin
  )
}

/** Refusals that tell of a question that was wrong or not to be answered; all others are the disk's or a bug of ours. */
const notTrouble: ReadonlySet<string> = new Set(['denied', 'invalid', 'too-large'])

/** @param failed learns of every question that could not be answered, for the log */
export function serve(
  contents: WebContents,
  answers: Answers,
  ipc: Handle = ipcMain,
  failed: (channel: Channel, error: unknown) => void = () => undefined,
): void {
  for (const channel of Object.keys(requests) as Channel[]) {
    ipc.handle(channel, async (event, ...args: unknown[]): Promise<Reply<unknown>> => {
      if (!isOurPage(event, contents))
        return { ok: false, code: 'denied', message: 'Only the app itself may ask the desktop.' }
      const request = requests[channel].safeParse(args)
      if (!request.success)
        return {
          ok: false,
          code: 'invalid',
          message: `The desktop was asked for "${channel}" in a way it does not accept.`,
        }
      try {
        const answer = answers[channel] as (...args: unknown[]) => unknown
        return { ok: true, value: await answer(...request.data) }
      } catch (error) {
        if (!(error instanceof Refusal && notTrouble.has(error.code))) failed(channel, error)
        if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message }
        return {
          ok: false,
          code: 'bug',
          message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        }
      }
    })
  }
}

/** Tells the page something; silently nothing when the page is gone. */
export function push<E extends EventName>(contents: WebContents, event: E, value: DesktopEvents[E]): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(event, value)
}
