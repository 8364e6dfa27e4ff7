import type { ReactNode } from 'react'
import type { ChoiceScreen } from '../../engine/form'
import { choiceOf } from '../../engine/form'
import { textKey } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { ExhibitPane } from '../../question/exhibit'
import { MarkedText } from '../../ui/marked-text'
import { Split } from '../../ui/split'

/** The exhibit of an item on the left, its question on the right; the question alone where there is none. */
export function ExhibitDesk({
  session,
  screen,
  children,
}: {
  session: Session
  screen: ChoiceScreen
  children: ReactNode
}) {
  const { exhibit } = choiceOf(screen)
  if (!exhibit) return children
  const name = textKey(screen.id, 'exhibit')
  return (
    <Split
      label="Width of the exhibit"
      left={
        <ExhibitPane
          exhibit={exhibit}
          frameOf={(text) => (
            <MarkedText name={name} ranges={session.highlights.get(name) ?? []}>
              {text}
            </MarkedText>
          )}
        />
      }
      right={children}
    />
  )
}
