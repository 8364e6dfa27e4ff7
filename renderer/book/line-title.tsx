import type { TitlePart } from '../state/books/code-book'
import { Marked } from './rows'
import css from './rail.module.css'

/** The words of a line; nonessential modifiers stand back. */
export const LineTitle = ({ title, words = [] }: { title: readonly TitlePart[]; words?: readonly string[] }) => (
  <span>
    {title.map((part, index) => (
      <span key={index} className={part.nonessential ? css.nonessential : undefined}>
        <Marked text={part.text} words={words} />
        {index < title.length - 1 && !/\s$/.test(part.text) ? ' ' : null}
      </span>
    ))}
  </span>
)
