import { useEffect } from 'react'
import { currentStatement, type DrillRound } from '../../engine/books/drill'
import { BookBody } from '../../book/book-body'
import { BookBox, EdgeTabs, ReleaseChoice, ShelfTabs } from '../../book/book-head'
import { ReaderContext, usePlace } from '../../book/reader-context'
import { codeAt, useDrilling } from '../../state/books/drills'
import { ensureLibrary } from '../../state/books/library'
import type { Reader } from '../../state/books/reader'
import { useRoute } from '../../state/route'
import { inBackground } from '../../state/trouble'
import { AnswerForm } from './answer-form'
import { Told } from './told'
import { DrillHead } from './drill-head'
import css from './drill.module.css'

/** One drill with the books on the screen: the statement above, the books below. */
export function ScreenDrill({ round, reader }: { round: DrillRound; reader: Reader }) {
  const go = useRoute((state) => state.go)
  useEffect(() => inBackground('Opening the code books', ensureLibrary()), [])
  return (
    <ReaderContext value={reader}>
      <div className={css.desk}>
        <OpenCode round={round} />
        <div className={css.box}>
          <BookBox />
          <ReleaseChoice />
        </div>
        <ShelfTabs />
        <div className={css.open}>
          <BookBody layout="desk" onAdd={() => go({ screen: 'code-books', page: 'add' })} />
          <EdgeTabs />
        </div>
      </div>
    </ReaderContext>
  )
}

/** The drill itself, which can take the code of the page that is open. */
const OpenCode = ({ round }: { round: DrillRound }) => <DrillCard round={round} open={codeAt(usePlace())} />

/** One drill with the candidate's own books: the code is typed when it is found. */
export const PaperDrill = ({ round }: { round: DrillRound }) => (
  <DrillCard key={round.shown} round={round} open={null} />
)

function DrillCard({ round, open }: { round: DrillRound; open: string | null }) {
  const stage = useDrilling((state) => state.stage)
  const at = stage === 'told' ? round.results.length - 1 : round.results.length
  const statement = stage === 'told' ? round.statements[at]! : currentStatement(round)!
  return (
    <section className={css.card} aria-label="Look-up">
      <DrillHead round={round} at={at} statement={statement} />
      {stage === 'told' ? (
        <Told round={round} statement={statement} result={round.results[at]!} />
      ) : (
        <AnswerForm open={open} paper={round.books === 'own'} />
      )}
    </section>
  )
}
