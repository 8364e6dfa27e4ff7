/* Run by zones.test.ts in a process of its own, whose zone the environment sets: what the app says there, as JSON. */
import { newCard } from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { startOfStudyDay, studyDay } from '../../renderer/engine/study-day'
import { plannedCards, studyPlan, useCards } from '../../renderer/state/cards'
import { useSettings } from '../../renderer/state/settings'
import { here } from '../../renderer/state/zone'
import { comesText, dayText, dueText } from '../../renderer/screens/cards/when-words'
import { date, dateTime } from '../../renderer/ui/format'

const noon = Date.UTC(2026, 2, 7, 12)
/** Answered in Los Angeles on March 6, for the day on which summer time begins there. */
const answered = Date.parse('2026-03-06T10:00-08:00')
const card = rate(newCard('CK-0001', answered, 'missed'), rated(), answered, { examAt: null, zone: () => 480 }).card
useCards.setState({ cards: new Map([[card.id, card]]), today: [], unreadable: 0 })
useSettings.setState({ examDate: '2026-03-20' })
const [planned] = plannedCards(answered)!

process.stdout.write(
  JSON.stringify({
    offset: here(noon),
    promised: card.dueDay,
    due: planned!.due,
    begins: startOfStudyDay(card.dueDay!, here),
    day: studyDay(planned!.due, here),
    dayText: dayText(planned!.due),
    date: date(planned!.due),
    dateTime: dateTime(planned!.due),
    exam: dateTime(studyPlan().examAt!),
    words: [dueText(planned!.due, planned!.due - 2 * 3_600_000), dueText(noon + 60_000, noon), comesText(noon, noon)],
  }),
)

function rated() {
  return { rating: 'good', correct: true, guessed: false, chosen: null, spent: 1_000 } as const
}
