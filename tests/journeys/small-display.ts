import { needs } from './not-run'
import { displayModule, programsModule } from './scripts'

/** Why a display of a chosen size cannot be had here, or null. */
async function noDisplays(): Promise<string | null> {
  if (process.platform !== 'linux') return 'there is one display, and its size is not ours'
  return (await programsModule()).findProgram('Xvfb') ? null : 'Xvfb is not installed'
}

/** A display of its own for as long as the job lasts; the job gets what a process needs to open windows there. */
export async function onDisplay(size: string, job: (env: { DISPLAY: string }) => Promise<void>): Promise<void> {
  needs(await noDisplays())
  const display = await (await displayModule()).startDisplay({ size })
  try {
    await job({ DISPLAY: display.name })
  } finally {
    display.end()
  }
}
