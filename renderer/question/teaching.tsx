import type { Choice } from '../../question-bank/schema/item'
import './teaching.css'

/* What an answered question or code task teaches beyond its own case: the rule of thumb first, and where to look last. */

/** The rule of thumb that carries over; nothing where the question has none. */
export const Remember = ({ of: { remember } }: { of: Pick<Choice, 'remember'> }) =>
  remember === undefined ? null : (
    <p className="teaching teaching-remember">
      <strong>Remember</strong> {remember}
    </p>
  )

/** Where the answer is found in the books. */
export const Lookup = ({ of: { lookup } }: { of: Pick<Choice, 'lookup'> }) =>
  lookup === undefined ? null : (
    <p className="teaching">
      <strong>Look up</strong> {lookup}
    </p>
  )
