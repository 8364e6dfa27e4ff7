/**
 * Talks to a packaged app's page over Chromium's debugging pipe. Playwright cannot: it needs the Node inspector, which
 * the release's fuses switch off, so this is the way to see the very program that is handed on.
 */
import { spawn } from 'node:child_process'
import { killTree } from './processes.mjs'

const patience = 30_000

/** Starts the program; `evaluate` runs an expression in its page and gives the value back. */
export async function startDebugged(program, args, env) {
  const child = spawn(program, [...args, '--remote-debugging-pipe'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const closed = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })))
  const [, , , input, output] = child.stdio
  const waiting = new Map()
  let last = 0
  let rest = ''
  output.setEncoding('utf8').on('data', (part) => {
    const messages = (rest + part).split('\0')
    rest = messages.pop()
    for (const message of messages.map((text) => JSON.parse(text))) {
      waiting.get(message.id)?.(message)
      waiting.delete(message.id)
    }
  })
  input.on('error', () => undefined)

  function send(method, params = {}, sessionId) {
    const id = ++last
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The app did not answer ${method}.`)), patience)
      waiting.set(id, ({ result, error }) => {
        clearTimeout(timer)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result)
      })
      input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** Asks again and again until there is an answer. */
  async function until(ask, sentence) {
    for (
      const end = Date.now() + patience;
      Date.now() < end;
      await new Promise((resolve) => setTimeout(resolve, 200))
    ) {
      const answer = await ask()
      if (answer) return answer
    }
    throw new Error(sentence)
  }

  try {
    const page = await until(async () => {
      const { targetInfos } = await send('Target.getTargets')
      return targetInfos.find((target) => target.type === 'page' && target.url.startsWith('app:'))
    }, 'The app opened no page at app://.')
    const { sessionId } = await send('Target.attachToTarget', { targetId: page.targetId, flatten: true })
    await until(async () => {
      const state = await send(
        'Runtime.evaluate',
        { expression: 'location.protocol + document.readyState' },
        sessionId,
      ).catch(() => null)
      return state?.result.value === 'app:complete'
    }, "The app's page did not finish loading.")
    return {
      url: page.url,
      process: child,
      closed,
      async evaluate(expression) {
        const { result, exceptionDetails } = await send(
          'Runtime.evaluate',
          { expression, awaitPromise: true, returnByValue: true },
          sessionId,
        )
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
    }
  } catch (error) {
    if (child.pid !== undefined) killTree(child.pid)
    throw error
  }
}
