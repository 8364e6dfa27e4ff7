import type { ReactNode } from 'react'
import { PlaceBar, type Place } from './place-bar'
import './page.css'

type PageProps = {
  actions?: ReactNode
  /** The places of the app; a page without them is left by its own actions. */
  places?: readonly Place[]
  children: ReactNode
  wide?: boolean
  /** The content takes the whole window below the header and scrolls inside. */
  fill?: boolean
}

/** A page outside the exam room: a slim header with the product's name, then the content in one column. */
export function Page({ actions, places, children, wide, fill }: PageProps) {
  return (
    <div className="page">
      <header className="page-header">
        <span className="page-brand">
          <img src="./icon.svg" alt="" width={26} height={26} />
          CCS Exam Simulator
        </span>
        {places ? <PlaceBar places={places} /> : null}
        <div className="page-actions">{actions}</div>
      </header>
      <div className="page-scroll">
        <main className={fill ? 'page-fill' : wide ? 'page-main page-main-wide' : 'page-main'}>{children}</main>
      </div>
    </div>
  )
}
