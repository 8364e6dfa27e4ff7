import { useEffect, useState } from 'react'
import { useCards, ensureCards } from '../../state/cards'
import { useRound } from '../../state/card-round'
import { usePlaces } from '../../state/places'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Asking } from './asking'
import { CardList } from './card-list'
import { Overview } from './overview'
import { RoundEnd } from './round-end'
import './cards.css'
import { andWhy } from '../../state/trouble'

/** The cards that come again: what waits, the asking, and the list of all. */
export function CardsScreen() {
  const places = usePlaces('cards')
  const loaded = useCards((state) => state.cards !== null)
  const phase = useRound((state) => state.phase)
  const [listed, setListed] = useState(false)
  const { problem, retry } = useLoading()

  if (loaded && phase === 'asking') {
    return (
      <Page places={places} fill>
        <Asking />
      </Page>
    )
  }
  if (!loaded) {
    return (
      <Page places={places}>
        <h1>Cards</h1>
        {problem ? (
          <Notice kind="bad" action={<Button onClick={retry}>Try again</Button>}>
            {problem}
          </Notice>
        ) : (
          <p className="muted" aria-busy="true">
            Reading your cards…
          </p>
        )}
      </Page>
    )
  }
  return (
    <Page places={places} wide={phase === 'none' && listed}>
      {phase === 'over' ? (
        <RoundEnd />
      ) : listed ? (
        <CardList onBack={() => setListed(false)} />
      ) : (
        <Overview onList={() => setListed(true)} />
      )}
    </Page>
  )
}

/** Loads the cards where that has not happened yet, and says when it fails. */
function useLoading() {
  const [problem, setProblem] = useState<string | null>(null)
  const load = () => {
    setProblem(null)
    ensureCards().catch((error: unknown) =>
      setProblem(`Your cards cannot be read.${andWhy(error)} Nothing was changed.`),
    )
  }
  useEffect(load, [])
  return { problem, retry: load }
}
