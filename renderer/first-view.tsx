import { renderToString } from 'react-dom/server'
import { App } from './app'
import { givePageBankFacts } from './state/bank-facts'

/**
 * Home as it looks before anything is known of the candidate's work. The build (build/first-view.ts) writes it into the
 * page, which main.tsx then takes over as it is.
 * @param facts what the page says of the question bank
 */
export function firstView(facts: string): string {
  givePageBankFacts(facts)
  return renderToString(<App />)
}
