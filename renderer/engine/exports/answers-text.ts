import { isGiven, writtenLine, type Answer } from '../answer'
import { selectedWords } from '../choice-words'
import { choiceOf, type Screen } from '../form'
import type { Session } from '../session'

/** What was answered so far, as a text for people: one paragraph for each question that was met, then the noteboard. */
export function answersText({ head, screens, answers, seen, flags, comments, board }: Session): string {
  const met = screens.flatMap((screen, index) =>
    seen.has(screen.id) || answers.has(screen.id) ? [{ screen, number: index + 1 }] : [],
  )
  const questions = met.map(({ screen, number }) =>
    [
      `Question ${number} of ${screens.length} (${screen.id})${flags.has(screen.id) ? ', flagged' : ''}`,
      `Answer: ${answerWords(screen, answers.get(screen.id))}`,
      ...(comments.get(screen.id) ? [`Comment: ${comments.get(screen.id)!}`] : []),
    ].join('\n'),
  )
  return [
    `${head.practice?.what ?? head.preset.title}\n${head.candidate || 'Candidate'}\nStarted ${dayAndTime(head.createdAt)}`,
    ...questions,
    ...(board.text ? [`Noteboard:\n${board.text}`] : []),
    '',
  ].join('\n\n')
}

function answerWords(screen: Screen, given: Answer | undefined): string {
  if (!isGiven(given)) return 'none'
  if (given!.kind === 'codes')
    return given!.lines.map((line) => writtenLine(line) + (line.poa ? ` (POA ${line.poa})` : '')).join(', ')
  if (screen.kind === 'codes') return 'none'
  return selectedWords({ choice: choiceOf(screen), order: screen.order }, given) ?? 'none'
}

/** As ISO 8601; what is no moment is written as it is. */
const dayAndTime = (wall: number): string => (Math.abs(wall) <= 8.64e15 ? new Date(wall).toISOString() : String(wall))
