import { KeyButton } from './button'

/*
 * Asked by Cancel where something was typed. The button that loses it comes first, and in dialogs all of them stand at the
 * start of the line: it does not lie where Cancel was, so that pressing there twice loses nothing.
 */

export const ThrowAwayQuestion = () => <p role="alert">Throw away what you typed?</p>

export function ThrowAwayButtons({ onKeep, onThrowAway }: { onKeep: () => void; onThrowAway: () => void }) {
  return (
    <>
      <KeyButton command="throw-away" look="danger" onClick={onThrowAway}>
        Throw it away
      </KeyButton>
      <KeyButton command="go-on-writing" autoFocus onClick={onKeep}>
        Go on writing
      </KeyButton>
    </>
  )
}
