import type { CodeLine } from '../../engine/answer'
import type { Screen } from '../../engine/form'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { CheckedAnswer } from './checked-answer'
import { ExhibitDesk } from './exhibit-desk'
import { ChoiceView } from './choice-view'
import { CodePick } from '../../question/code-pick'
import { CodeType } from '../../question/code-type'
import { PracticeWords } from './practice-words'
import { RecordDesk } from './record-desk'
import { useStartOfScreen } from './start-of-screen'

/** The question of a screen; questions of a scenario stand beside its record, and an exhibit beside its item. */
export function QuestionBody({ session, screen }: { session: Session; screen: Screen }) {
  const checked = session.checked.has(screen.id)
  // The reasons have nothing else to focus, and may need scrolling by keyboard.
  const scrollFocus = checked ? 0 : undefined
  const hasExhibit = screen.kind === 'item' && screen.item.exhibit !== undefined
  const newRecord = screen.kind === 'codes' && screen.task === screen.scenario.tasks[0]
  useStartOfScreen(newRecord ? '.record' : hasExhibit ? '.exhibit-pane' : '[data-screen]', screen.id)
  const open =
    session.head.practice && !checked ? <PracticeWords session={session} screen={screen} missed={null} /> : null
  if (screen.kind === 'item') {
    const alone = screen.item.exhibit ? 'question' : 'question question-alone'
    return (
      <ExhibitDesk key={screen.id} session={session} screen={screen}>
        <div className={alone} data-screen={screen.id} tabIndex={scrollFocus}>
          {checked ? (
            <CheckedAnswer session={session} screen={screen} />
          ) : (
            <ChoiceView session={session} screen={screen} />
          )}
          {open}
        </div>
      </ExhibitDesk>
    )
  }
  const given = session.answers.get(screen.id)
  const answerCodes = (lines: CodeLine[]) => dispatch({ type: 'answer', answer: { kind: 'codes', lines } })
  return (
    <RecordDesk
      key={screen.scenario.id}
      highlights={session.highlights}
      scenario={screen.scenario}
      number={screen.scenarioNumber}
      search={session.head.preset.searchInRecord}
    >
      <div className="question" key={screen.id} data-screen={screen.id} tabIndex={scrollFocus}>
        {checked ? (
          <CheckedAnswer session={session} screen={screen} />
        ) : screen.kind === 'question' ? (
          <ChoiceView session={session} screen={screen} />
        ) : session.head.answerStyle === 'pick' ? (
          <CodePick task={screen.task} given={given} onAnswer={answerCodes} />
        ) : (
          <CodeType
            task={screen.task}
            inpatient={screen.scenario.setting === 'inpatient'}
            given={given}
            onAnswer={answerCodes}
          />
        )}
        {open}
      </div>
    </RecordDesk>
  )
}
