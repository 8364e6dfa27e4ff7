import { useEffect } from 'react'
import { openNames, ensureLibrary, useLibrary } from '../../state/books/library'
import { useRoute } from '../../state/route'
import { changeSetting, useSettings, type Settings } from '../../state/settings'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { ChoiceCard } from '../../ui/choice-card'
import { Notice } from '../../ui/notice'

const KINDS: readonly { value: Settings['examBooks']['kind']; title: string; text: string }[] = [
  {
    value: 'own',
    title: 'My own books',
    text: 'On paper, tabbed and without notes, or a tool of your own beside the app.',
  },
  {
    value: 'screen',
    title: 'Electronic code sets on screen',
    text: 'A window beside each question, with the official code sets that you have loaded.',
  },
]
const MODES: readonly { value: Settings['examBooks']['mode']; title: string; text: string }[] = [
  {
    value: 'book',
    title: 'Book mode',
    text: 'As on paper: Index, Tabular and tables. No search in the text, no way back from a code, no word on whether it is valid.',
  },
  {
    value: 'search',
    title: 'Search mode',
    text: 'All that the code books can do. The report says which mode was used.',
  },
]

const keep = (over: Partial<Settings['examBooks']>) =>
  inBackground('Changing a setting', changeSetting('examBooks', { ...useSettings.getState().examBooks, ...over }))

/** Own books or electronic code sets, side by side and remembered. Sources differ about the center, so neither is called the rule. */
export function BookChoice() {
  const { kind, mode } = useSettings((state) => state.examBooks)
  const library = useLibrary((state) => state.library)
  const go = useRoute((state) => state.go)
  useEffect(() => inBackground('Looking which code books are there', ensureLibrary()), [])
  const none = library?.releases.length === 0
  return (
    <fieldset className="setup-group setup-books">
      <legend>Code books</legend>
      <div className="setup-cards setup-cards-two">
        {KINDS.map((one) => (
          <ChoiceCard
            key={one.value}
            name="books"
            checked={one.value === kind}
            onChoose={(value) => keep({ kind: value as typeof kind })}
            {...one}
          />
        ))}
      </div>
      {kind === 'screen' && none ? (
        <Notice action={<Button onClick={() => go({ screen: 'code-books', page: 'add' })}>Add code sets</Button>}>
          No code set is loaded yet. Until one is, the exam starts with your own books.
        </Notice>
      ) : null}
      {kind === 'screen' && library && !none ? (
        <>
          <div className="setup-cards setup-cards-two">
            {MODES.map((one) => (
              <ChoiceCard
                key={one.value}
                name="book-mode"
                checked={one.value === mode}
                onChoose={(value) => keep({ mode: value as typeof mode })}
                {...one}
              />
            ))}
          </div>
          <p className="muted">On the screen: {openNames().join('; ')}.</p>
        </>
      ) : null}
      <p className="muted">
        Sources differ on what a testing center allows; ask yours, and rehearse with what you will have.
      </p>
    </fieldset>
  )
}
