import { KeyButton } from './button'

/*
 * Asked by Cancel where something was typed. The button that loses it does not lie where Cancel was, so that a double
 * click on Cancel loses nothing.
 */

export const ThrowAwayQuestion = () => <p role="alert">Throw away what you typed?</p>

export function ThrowAwayButtons({ onKeep, onThrowAway }: { onKeep: () => void; onThrowAway: () => void }) {
  return (
    <>
      <KeyButton command="go-on-writing" autoFocus onClick={onKeep}>
        Go on writing
      </KeyButton>
      <KeyButton command="throw-away" look="danger" onClick={onThrowAway}>
        Throw it away
      </KeyButton>
    </>
  )
}
