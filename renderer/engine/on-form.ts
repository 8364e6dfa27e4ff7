import type { AttemptHead, SessionEvent } from './events'
import { codeScreenId, questionScreenId, type Content } from './form'

/*
 * Which actions belong to an attempt: those on a screen that its form has. One on any other screen would leave the room
 * without a question to show.
 */

/** Whether an action is on the form; where a scenario's content is not at hand, its screens are told by its id alone. */
export function onForm({ form }: Pick<AttemptHead, 'form'>, content: Content | null): (event: SessionEvent) => boolean {
  const items = new Set(form.items.map(({ id }) => id))
  const bodies = new Map(content?.scenarios.map((one) => [one.hash, one]))
  const scenarios = new Map(form.scenarios.map((one) => [one.id, one]))
  const isScreen = (screen: string): boolean => {
    if (items.has(screen)) return true
    const scenario = scenarios.get(screen.split('/')[0]!)
    if (!scenario || !screen.includes('/')) return false
    const body = bodies.get(scenario.hash)
    if (!body) return true
    const asked = (part: string) => scenario.parts === undefined || scenario.parts.includes(part)
    return (
      body.tasks.some(({ kind }) => asked(kind) && codeScreenId(scenario.id, kind) === screen) ||
      body.questions.some(({ id }) => asked(id) && questionScreenId(scenario.id, id) === screen)
    )
  }
  return (event) => {
    // A code book can be opened beside the review screen, too, which is none of the form.
    if ('screen' in event) return event.screen === null || isScreen(event.screen)
    return event.type === 'highlighted' ? isScreen(event.of) || scenarios.has(event.of) : true
  }
}
