import { useState } from 'react'
import type { AnswerStyle } from '../../engine/answer'
import { NO_ACCOMMODATIONS } from '../../engine/events'
import { chosenExamBooks } from '../../state/books/library'
import { keepCandidate, typeCandidate } from '../../state/candidate-name'
import { enterExam } from '../../state/exam'
import { CannotStart, createExam } from '../../state/new-exam'
import { presets } from '../../state/presets'
import { useRoute } from '../../state/route'
import { useSettings } from '../../state/settings'
import { Button } from '../../ui/button'
import { ChoiceCard } from '../../ui/choice-card'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { AccommodationChoices } from './accommodation-choices'
import { BookChoice } from './book-choice'
import { ExamDateChoice } from './exam-date-choice'
import { FullScreenChoice } from './full-screen-choice'
import { presetFacts } from './preset-facts'
import { andWhy, inBackground } from '../../state/trouble'
import './setup-screen.css'

const STYLES: readonly { value: AnswerStyle; title: string; text: string }[] = [
  { value: 'pick', title: 'Pick from a list', text: 'Choose the codes from a list of candidates, as on the exam.' },
  {
    value: 'type',
    title: 'Type the codes',
    text: 'Look the codes up and type them, with POA indicators, modifiers and units. Harder.',
  },
]

/** Chooses the exam, how codes are assigned and the name on the report, and starts. */
export function SetupScreen() {
  const go = useRoute((state) => state.go)
  const remembered = useSettings((state) => state.candidate)
  const offered = presets()
  const [presetId, setPresetId] = useState(offered[0]?.id ?? '')
  const [style, setStyle] = useState<AnswerStyle>('pick')
  const [name, setName] = useState(remembered)
  const [accommodations, setAccommodations] = useState(NO_ACCOMMODATIONS)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const preset = offered.find((one) => one.id === presetId)

  const begin = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const candidate = name.trim()
      await keepCandidate(candidate)
      await enterExam(await createExam(presetId, style, candidate, accommodations, await chosenExamBooks()))
      go({ screen: 'exam' })
    } catch (error) {
      setProblem(error instanceof CannotStart ? error.message : `The exam could not be started.${andWhy(error)}`)
      setBusy(false)
    }
  }

  return (
    <Page actions={<Button onClick={() => go({ screen: 'home' })}>Back to home</Button>}>
      <h1>Set up your exam</h1>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <form
        className="setup"
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) inBackground('Starting an exam', begin())
        }}
      >
        <fieldset className="setup-group">
          <legend>Exam</legend>
          <div className="setup-cards">
            {offered.map((one) => (
              <ChoiceCard
                key={one.id}
                name="preset"
                value={one.id}
                checked={one.id === presetId}
                onChoose={setPresetId}
                title={one.title}
                text={one.description}
                facts={presetFacts(one, accommodations)}
              />
            ))}
          </div>
        </fieldset>
        {preset && preset.scenarios.max > 0 ? (
          <fieldset className="setup-group">
            <legend>Codes in the record scenarios</legend>
            <div className="setup-cards setup-cards-two">
              {STYLES.map((one) => (
                <ChoiceCard
                  key={one.value}
                  name="style"
                  value={one.value}
                  checked={one.value === style}
                  onChoose={(value) => setStyle(value as AnswerStyle)}
                  title={one.title}
                  text={one.text}
                />
              ))}
            </div>
          </fieldset>
        ) : null}
        <BookChoice />
        <label className="setup-name">
          <span>Name on the score report</span>
          <input
            type="text"
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }) => {
              setName(target.value)
              typeCandidate(target.value)
            }}
            placeholder="Candidate"
          />
          <span className="muted">Stays on this computer. You may leave it empty.</span>
        </label>
        {preset ? <ExamDateChoice preset={preset} /> : null}
        {preset ? <AccommodationChoices preset={preset} value={accommodations} onChange={setAccommodations} /> : null}
        <FullScreenChoice />
        <div className="setup-actions">
          <button type="submit" className="button button-primary" disabled={busy || !preset}>
            <span>{busy ? 'Assembling your form…' : 'Go to check-in'}</span>
          </button>
          <span className="muted">The clock starts only when you confirm that you want to begin.</span>
        </div>
      </form>
    </Page>
  )
}
