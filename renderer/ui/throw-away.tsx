import { useAltKeys } from './alt-keys'
import { AccessLabel, Button } from './button'

/*
 * Asked by Cancel where something was typed. The button that loses it does not lie where Cancel was, so that a double
 * click on Cancel loses nothing.
 */

export const ThrowAwayQuestion = () => <p role="alert">Throw away what you typed?</p>

export function ThrowAwayButtons({ onKeep, onThrowAway }: { onKeep: () => void; onThrowAway: () => void }) {
  useAltKeys({ g: onKeep, t: onThrowAway })
  return (
    <>
      <Button autoFocus onClick={onKeep}>
        <AccessLabel text="Go on writing" letter="g" />
      </Button>
      <Button look="danger" onClick={onThrowAway}>
        <AccessLabel text="Throw it away" letter="t" />
      </Button>
    </>
  )
}
