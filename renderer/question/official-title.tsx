import { use, useEffect, useState } from 'react'
import { placeOfCode } from '../engine/books/citation'
import { BookLinksContext } from './book-links-context'

/** The title of a code in the code books, beside our own words for it; nothing where they are not loaded. */
export function OfficialTitle({ code }: { code: string }) {
  const links = use(BookLinksContext)
  const place = placeOfCode(code)
  const there = place !== null && links?.has(place.book) ? links : null
  const [found, setFound] = useState<{ code: string; title: string | null }>({ code: '', title: null })
  useEffect(() => {
    if (!there) return undefined
    let wanted = true
    there.titleOf(code).then(
      (title) => wanted && setFound({ code, title }),
      // The explanation stands without it.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [there, code])
  if (!there || found.code !== code || found.title === null) return null
  return <p className="muted">{`Official title: ${found.title}`}</p>
}
