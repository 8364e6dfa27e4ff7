import { Button } from './button'

/*
 * Asked by Cancel where something was typed. The button that loses it does not lie where Cancel was, so that a double
 * click on Cancel loses nothing.
 */

export const ThrowAwayQuestion = () => <p role="alert">Throw away what you typed?</p>

export function ThrowAwayButtons({ onKeep, onThrowAway }: { onKeep: () => void; onThrowAway: () => void }) {
  return (
    <>
      <Button autoFocus onClick={onKeep}>
        Go on writing
      </Button>
      <Button look="danger" onClick={onThrowAway}>
        Throw it away
      </Button>
    </>
  )
}
