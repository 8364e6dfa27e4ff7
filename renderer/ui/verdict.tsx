import type { ReactNode } from 'react'
import { Icon } from './icon'
import './verdict.css'

/** In place of a verdict: why there is none, or that it does not count. */
export const NoVerdict = ({ children }: { children: ReactNode }) => (
  <span className="verdict verdict-none">{children}</span>
)

/** Pass or fail, in words, shape and colour. */
export function Verdict({ passed }: { passed: boolean }) {
  return (
    <span className={passed ? 'verdict verdict-pass' : 'verdict verdict-fail'}>
      <Icon name={passed ? 'check' : 'cross'} size={14} />
      {passed ? 'Pass' : 'Fail'}
    </span>
  )
}
