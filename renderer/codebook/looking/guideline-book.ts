import type { GuidelineBook, GuidelineHeading, GuidelineHit, GuidelineSection } from '../types'
import type { StoredSection } from '../reading/guidelines'
import { pieces, type Exists } from './refs'

const MOST = 500
/** Letters shown on either side of a hit. */
const AROUND = 80

export class GuidelineReader {
  constructor(
    readonly release: string,
    readonly book: GuidelineBook,
    private readonly sections: readonly StoredSection[],
    private readonly exists: Exists,
  ) {}

  tree(): GuidelineHeading[] {
    return this.sections.map(headingOf)
  }

  section(key: string): GuidelineSection | null {
    let at = -1
    for (let wanted = normal(key); at < 0 && wanted !== ''; wanted = above(wanted))
      at = this.sections.findIndex((one) => normal(one.key) === wanted)
    const found = this.sections[at]
    if (found === undefined) return null
    const path: StoredSection[] = []
    for (let before = at - 1, level = found.level; before >= 0 && level > 0; before--)
      if (this.sections[before]!.level < level) {
        path.unshift(this.sections[before]!)
        level = this.sections[before]!.level
      }
    const below: StoredSection[] = []
    for (let after = at + 1; after < this.sections.length && this.sections[after]!.level > found.level; after++)
      below.push(this.sections[after]!)
    return {
      book: this.book,
      release: this.release,
      key: found.key,
      title: found.title,
      page: found.page,
      path: path.map(headingOf),
      below: below.map(headingOf),
      paragraphs: found.paragraphs.map((text) => pieces(text, this.exists)),
      previous: this.sections[at - 1]?.key ?? null,
      next: this.sections[at + 1]?.key ?? null,
    }
  }

  search(text: string): GuidelineHit[] {
    const wanted = text.trim().toLowerCase()
    if (wanted === '') return []
    const hits: GuidelineHit[] = []
    for (const { key, title, paragraphs } of this.sections)
      for (const paragraph of [title, ...paragraphs]) {
        const lower = paragraph.toLowerCase()
        for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
          const end = at + wanted.length
          hits.push({
            key,
            title,
            before: paragraph.slice(Math.max(0, at - AROUND), at),
            hit: paragraph.slice(at, end),
            after: paragraph.slice(end, end + AROUND),
          })
          if (hits.length >= MOST) return hits
        }
      }
    return hits
  }
}

const headingOf = ({ key, title, level, page }: StoredSection): GuidelineHeading => ({ key, title, level, page })

/** `I.C.1.d.5.(b)`, `I.C.1.d.5(b)` and `I.C.1.d.5.b` are one; of PCS, `B3.1a` and `B3.1.a`. */
const normal = (key: string) =>
  key
    .replace(/[()]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
    .toLowerCase()

/** The section around: `i.c.1.d` of `i.c.1.d.4`, `b3.1` of `b3.1a`. */
const above = (key: string) =>
  /^[a-f]\d.*[a-z]$/.test(key) ? key.slice(0, -1) : key.includes('.') ? key.slice(0, key.lastIndexOf('.')) : ''
