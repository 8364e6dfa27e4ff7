import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { paceOfExam } from '../../engine/exam-pace'
import { canApply, changedKind } from '../../engine/practice-filters'
import { available, practiceForm, practiceOutline, type PracticeFacts } from '../../engine/practice-form'
import { CODE_SYSTEMS, DEFAULT_REQUEST, MOST_QUESTIONS, type PracticeRequest } from '../../engine/practice-request'
import { usePlaces } from '../../state/places'
import {
  practiceBank,
  practiceFacts,
  practiceStatement,
  rememberRequest,
  startPractice,
  useLastRequest,
} from '../../state/practice'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { ChoiceCard } from '../../ui/choice-card'
import { counted } from '../../ui/format'
import { EditionsNote } from '../../ui/editions-note'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Chip } from './chip'
import { counter, toggled } from './counts'
import { HowChoice } from './how-choice'
import { PlaceChoice } from './place-choice'
import { SeenChoice } from './seen-choice'
import { SummaryPanel } from './summary-panel'
import { andWhy, inBackground } from '../../state/trouble'
import './practice-screen.css'

type Kind = 'items' | 'both' | 'drill'

const KINDS: readonly { id: Kind; title: string; text: string; scenarios: PracticeRequest['scenarios'] }[] = [
  { id: 'items', title: 'Questions', text: 'Multiple-choice questions, one after the other.', scenarios: 0 },
  { id: 'both', title: 'Questions and scenarios', text: 'Questions, then whole medical records.', scenarios: 1 },
  {
    id: 'drill',
    title: 'Code drills',
    text: 'Only the codes of medical records, picked or typed.',
    scenarios: 'drill',
  },
]

const kindOf = ({ scenarios }: PracticeRequest): Kind =>
  scenarios === 'drill' ? 'drill' : scenarios === 0 ? 'items' : 'both'

/** Chooses what to practice and how, shows how many questions that leaves, and starts. */
export function PracticeScreen({ request: asked }: { request?: Partial<PracticeRequest> }) {
  const go = useRoute((state) => state.go)
  const places = usePlaces('practice')
  const request = useLastRequest((state) => state.request)
  const [facts, setFacts] = useState<PracticeFacts | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    // What is asked for by another screen starts from a clean choice, in the manner chosen last.
    if (!asked) return
    const { mode, timed, answerStyle } = useLastRequest.getState().request
    const number = asked.screens?.length ? Math.min(MOST_QUESTIONS, asked.screens.length) : DEFAULT_REQUEST.number
    rememberRequest({ ...DEFAULT_REQUEST, mode, timed, answerStyle, number, ...asked })
  }, [asked])
  useEffect(() => {
    practiceFacts().then(setFacts, (error: unknown) =>
      setProblem(`Your past answers could not be read.${andWhy(error)}`),
    )
  }, [])

  const [told, setTold] = useState('')
  const change = (over: Partial<PracticeRequest>, say = '') => {
    setTold(say)
    rememberRequest({ ...request, ...over })
  }
  const start = async () => {
    if (!facts || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await startPractice(request, facts)
      go({ screen: 'exam' })
    } catch (error) {
      setProblem(`The practice could not be started.${andWhy(error)}`)
      setBusy(false)
    }
  }

  return (
    <Page wide places={places} actions={<Button onClick={() => go({ screen: 'home' })}>Back to home</Button>}>
      <h1>Build a practice</h1>
      <p className="practice-other">
        <span>
          <strong>Look-up drills</strong> Find codes in the books against a stopwatch, ten a round.
        </span>
        <Button onClick={() => go({ screen: 'drills' })}>To the drills</Button>
      </p>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      {facts ? (
        <form
          className="practice"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            inBackground('Starting an exam', start())
          }}
        >
          <Choices request={request} facts={facts} onChange={change} />
          <Summary request={request} facts={facts} told={told} busy={busy} onChange={change} />
        </form>
      ) : null}
    </Page>
  )
}

type PartProps = {
  request: PracticeRequest
  facts: PracticeFacts
  /** `say` is told where the numbers are. */
  onChange: (over: Partial<PracticeRequest>, say?: string) => void
}

function Summary({ request, facts, told, busy, onChange }: PartProps & { told: string; busy: boolean }) {
  const bank = practiceBank(request)
  const [there, made] = useMemo(
    () => [available(bank, request, facts), practiceForm(bank, request, facts, 0)] as const,
    [bank, request, facts],
  )
  return (
    <SummaryPanel
      bank={bank}
      facts={facts}
      request={request}
      there={there}
      made={made}
      told={told}
      busy={busy}
      onChange={onChange}
    />
  )
}

function Choices({ request, facts, onChange }: PartProps) {
  const bank = practiceBank(request)
  const count = useMemo(() => counter(bank, request, facts), [bank, request, facts])
  const pace = paceOfExam(bank)
  const { scenarios: kind } = request
  const applies = useMemo(() => remembered((alone) => canApply(bank, kind, alone)), [bank, kind])
  const changeKind = ({ title, scenarios }: (typeof KINDS)[number]) => {
    const { over, dropped } = changedKind(bank, request, scenarios, {
      outline: practiceOutline(bank),
      topics: bank.topics,
    })
    const names = dropped.map((one) => one.title).join(', ')
    onChange(over, names && `Taken out, as there is nothing of it for "${title}": ${names}.`)
  }
  if (request.screens.length > 0) {
    return (
      <div className="practice-choices">
        <Notice
          action={
            <Button onClick={() => onChange({ screens: [], number: DEFAULT_REQUEST.number })}>Choose freely</Button>
          }
        >{`This practice has ${counted(request.screens.length, 'chosen question')}.`}</Notice>
        <Group title="How">
          <HowChoice request={request} pace={pace} onChange={onChange} />
        </Group>
      </div>
    )
  }
  return (
    <div className="practice-choices">
      <Group title="What">
        <div className="practice-kinds">
          {KINDS.map((one) => (
            <ChoiceCard
              key={one.id}
              name="kind"
              value={one.id}
              checked={kindOf(request) === one.id}
              onChoose={() => changeKind(one)}
              title={one.title}
              text={one.text}
            />
          ))}
        </div>
      </Group>
      <Group title="Which of them">
        <SeenChoice request={request} count={count} onChange={onChange} />
      </Group>
      <Group
        title="Domain, task and topic"
        hint="Nothing chosen means all of them. What is grayed out has none of this kind."
      >
        <PlaceChoice
          outline={practiceOutline(bank)}
          topics={bank.topics}
          request={request}
          count={count}
          applies={applies}
          onChange={onChange}
        />
      </Group>
      <Group title="Code system" hint="Nothing chosen means all of them. What is grayed out has none of this kind.">
        <div className="chips">
          {CODE_SYSTEMS.map((system) => (
            <Chip
              key={system}
              title={system}
              count={count({ codeSystems: [system] })}
              checked={request.codeSystems.includes(system)}
              disabled={!request.codeSystems.includes(system) && !applies({ codeSystems: [system] })}
              onChange={(on) => onChange({ codeSystems: toggled(request.codeSystems, system, on) })}
            />
          ))}
        </div>
      </Group>
      <Group title="How">
        <HowChoice request={request} pace={pace} onChange={onChange} />
      </Group>
      <EditionsNote statement={practiceStatement(request)} />
    </div>
  )
}

/** The same answer for the same question, found once. */
function remembered(find: (alone: Partial<PracticeRequest>) => boolean): (alone: Partial<PracticeRequest>) => boolean {
  const known = new Map<string, boolean>()
  return (alone) => {
    const key = JSON.stringify(alone)
    if (!known.has(key)) known.set(key, find(alone))
    return known.get(key)!
  }
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="practice-group">
      <legend>{title}</legend>
      {hint ? <p className="muted practice-hint">{hint}</p> : null}
      {children}
    </fieldset>
  )
}
