import { useState } from 'react'
import { clearExamDate, setExamDate, today } from '../../state/exam-date'
import { changeSetting, DAILY_MOST, DAILY_NEW, useSettings } from '../../state/settings'
import { Button } from '../../ui/button'
import { NumberField } from './number-field'
import { Group, Row } from './rows'
import { daysBetween, many } from './words'

/** The day everything is planned towards, and how much a day may ask. */
export function StudyGroup() {
  const { dailyNew, dailyMost } = useSettings()
  return (
    <Group title="Study">
      <ExamDay />
      <Row
        control="daily-new"
        title="New cards a day"
        text="Cards you have not been asked yet. 0 asks only what you have learned before."
      >
        <NumberField
          id="daily-new"
          value={dailyNew}
          {...DAILY_NEW}
          onChange={(value) => void changeSetting('dailyNew', value)}
        />
      </Row>
      <Row
        control="daily-most"
        title="Most cards a day"
        text="New ones and reviews together. What is left over waits for the next day."
      >
        <NumberField
          id="daily-most"
          value={dailyMost}
          {...DAILY_MOST}
          onChange={(value) => void changeSetting('dailyMost', value)}
        />
      </Row>
    </Group>
  )
}

function ExamDay() {
  const day = useSettings((state) => state.examDate)
  // While a day is being typed it is not one yet.
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <Row
      control="exam-day"
      title="Day of your real exam"
      text={
        day === '' ? 'No day is set. With one, cards are planned towards it.' : fromToday(daysBetween(today(), day))
      }
    >
      <input
        id="exam-day"
        type="date"
        className="settings-field"
        min="2020-01-01"
        max="2099-12-31"
        value={typed ?? day}
        aria-describedby="exam-day-text"
        onChange={({ target }) => {
          setTyped(target.value)
          setExamDate(target.value)
        }}
        onBlur={() => setTyped(null)}
      />
      <Button
        aria-label="No date for the exam"
        disabled={day === ''}
        onClick={() => {
          setTyped(null)
          clearExamDate()
        }}
      >
        No date
      </Button>
    </Row>
  )
}

function fromToday(days: number): string {
  if (days === 0) return 'Today. Good luck.'
  return days > 0
    ? `In ${many(days, 'day')}. Cards are planned towards it.`
    : `${many(-days, 'day')} ago. Set the next day, or none.`
}
