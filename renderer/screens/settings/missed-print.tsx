import { useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { ExportedQuestion } from '../../state/exports'
import { Markdown } from '../../ui/markdown'
import { many } from './words'
import './missed-print.css'

/** The questions to print, and a function that puts them on paper while a task runs. */
export function useMissedPrint(): [
  readonly ExportedQuestion[] | null,
  <T>(questions: readonly ExportedQuestion[], task: () => Promise<T>) => Promise<T>,
] {
  const [printed, setPrinted] = useState<readonly ExportedQuestion[] | null>(null)
  const whilePrinted = async <T,>(questions: readonly ExportedQuestion[], task: () => Promise<T>): Promise<T> => {
    flushSync(() => setPrinted(questions))
    try {
      return await task()
    } finally {
      setPrinted(null)
    }
  }
  return [printed, whilePrinted]
}

/** On paper alone, in the place of the page: each question with its options, key, reasons and sources. */
export function MissedPrint({ questions }: { questions: readonly ExportedQuestion[] }) {
  return createPortal(
    <div className="missed-print">
      <h1>Missed questions</h1>
      <p>
        {many(questions.length, 'question')} missed the last time, with the key, the reason for each option or code, and
        the sources. CCS Exam Simulator.
      </p>
      {questions.map((one) => (
        <article key={one.screen}>
          <h2>{one.screen}</h2>
          {one.record ? (
            <p className="missed-print-record">
              {one.record.title}. {one.record.patient}.{one.asked ? ` ${one.asked}.` : ''}
            </p>
          ) : null}
          {one.exhibit ? (
            <section className="missed-print-exhibit">
              <h3>{one.exhibit.title}</h3>
              <Markdown text={one.exhibit.text} />
            </section>
          ) : null}
          <Markdown text={one.stem} />
          {one.select ? (
            <p>
              <strong>{one.select}</strong>
            </p>
          ) : null}
          {one.remember ? (
            <p className="missed-print-teaching">
              <strong>Remember</strong> {one.remember}
            </p>
          ) : null}
          <ul>
            {one.options.map(({ letter, text, reason, key }) => (
              <li key={letter} className={key ? 'missed-print-key' : undefined}>
                <p>
                  <strong>
                    {letter}. {text}
                  </strong>
                  {key ? ' (key)' : ''}
                </p>
                <p>{reason}</p>
              </li>
            ))}
            {one.codes.map(({ code, meaning, reason, words }) => (
              <li key={code} className="missed-print-key">
                <p>
                  <strong>{code}</strong> {meaning}
                </p>
                <p>{reason}</p>
                {words.map((quote) => (
                  <p key={quote}>
                    <em>“{quote}”</em>
                  </p>
                ))}
              </li>
            ))}
          </ul>
          {one.lookup ? (
            <p className="missed-print-teaching">
              <strong>Look up</strong> {one.lookup}
            </p>
          ) : null}
          <p className="missed-print-sources">{one.citations.join(' · ')}</p>
        </article>
      ))}
    </div>,
    document.body,
  )
}
