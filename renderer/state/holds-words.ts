import type { BackupHolds } from '../desktop'

const NUMBER = new Intl.NumberFormat('en-US')
const LIST = new Intl.ListFormat('en-US')

/** `3 exams, 75 answers, 26 cards and 12 notes`: what a backup has any of. */
export function holdsWords({ exams, practice, answers, cards, reviews, tags, notes }: BackupHolds): string {
  const counts = [
    [exams, 'exam'],
    [practice, 'practice session'],
    [answers, 'answer'],
    [cards, 'card'],
    [reviews, 'card review'],
    [tags, 'tag'],
    [notes, 'note'],
  ] as const
  const said = counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => `${NUMBER.format(count)} ${noun}${count === 1 ? '' : 's'}`)
  return LIST.format(said).replace(', and ', ' and ')
}
