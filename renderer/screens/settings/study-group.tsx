import { EXAM_DAYS, setExamDate, useDaysToExam, useSetExamDate } from '../../state/exam-date'
import { changeSetting, DAILY_MOST, DAILY_NEW, useSettings } from '../../state/settings'
import { DateField } from '../../ui/date-field'
import { untilDay } from '../../ui/format'
import { NumberField } from '../../ui/number-field'
import { Group, Row } from './rows'
import { inBackground } from '../../state/trouble'

/** The day everything is planned toward, and how much a day may ask. */
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
          describedBy="daily-new-text"
          value={dailyNew}
          {...DAILY_NEW}
          onChange={(value) => inBackground('Changing a setting', changeSetting('dailyNew', value))}
        />
      </Row>
      <Row
        control="daily-most"
        title="Most cards a day"
        text="New ones and reviews together. What is left over waits for the next day."
      >
        <NumberField
          id="daily-most"
          describedBy="daily-most-text"
          value={dailyMost}
          {...DAILY_MOST}
          onChange={(value) => inBackground('Changing a setting', changeSetting('dailyMost', value))}
        />
      </Row>
    </Group>
  )
}

function ExamDay() {
  const day = useSetExamDate()
  const days = useDaysToExam()
  return (
    <Row
      control="exam-day"
      title="Day of your real exam"
      text={days === null ? 'No day is set. With one, cards are planned toward it.' : fromToday(days)}
    >
      <DateField
        id="exam-day"
        describedBy="exam-day-text"
        value={day}
        {...EXAM_DAYS}
        onChange={setExamDate}
        clearLabel="No date for the exam"
      />
    </Row>
  )
}

function fromToday(days: number): string {
  const until = untilDay(days)
  const said = `${until[0]!.toUpperCase()}${until.slice(1)}.`
  if (days === 0) return `${said} Good luck.`
  return days > 0 ? `${said} Cards are planned toward it.` : `It ${until}. Set the next day, or none.`
}
