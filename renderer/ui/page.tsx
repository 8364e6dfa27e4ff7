import type { ReactNode } from 'react'
import './page.css'

/** A page outside the exam room: a slim header with the product's name, then the content in one column. */
export function Page({ actions, children, wide }: { actions?: ReactNode; children: ReactNode; wide?: boolean }) {
  return (
    <div className="page">
      <header className="page-header">
        <span className="page-brand">
          <img src="./icon.svg" alt="" width={26} height={26} />
          CCS Exam Simulator
        </span>
        <div className="page-actions">{actions}</div>
      </header>
      <div className="page-scroll">
        <main className={wide ? 'page-main page-main-wide' : 'page-main'}>{children}</main>
      </div>
    </div>
  )
}
