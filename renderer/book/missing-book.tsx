import { BOOK_TITLES, type BookName } from '../engine/books/place'
import { systemOf } from '../state/books/address'
import { useLibrary } from '../state/books/library'
import { Button } from '../ui/button'
import css from './missing-book.module.css'

/** In which official file a book comes. */
const COMES_IN: Readonly<Record<BookName, string>> = {
  'index': 'the ICD-10-CM “table and index” zip',
  'tabular': 'the ICD-10-CM “table and index” zip, with the “code descriptions” zip for the codes',
  'neoplasm': 'the ICD-10-CM “table and index” zip',
  'drugs': 'the ICD-10-CM “table and index” zip',
  'external-cause': 'the ICD-10-CM “table and index” zip',
  'pcs-index': 'the ICD-10-PCS “code tables and index” zip',
  'pcs-tables': 'the ICD-10-PCS “code tables and index” zip',
  'hcpcs': 'the HCPCS “alpha-numeric” zip',
  'guidelines': 'the PDF of the ICD-10-CM Official Guidelines',
  'pcs-guidelines': 'the PDF of the ICD-10-PCS Official Guidelines',
}

/** A book of the shelf that is not loaded: what is missing, and the way to get it. */
export function MissingBook({ book, onAdd }: { book: BookName; onAdd?: () => void }) {
  const library = useLibrary((state) => state.library)
  const some = library?.releases.some(({ system }) => system === systemOf(book))
  return (
    <div className={css.missing}>
      <h2>{BOOK_TITLES[book]} is not loaded</h2>
      <p>
        It comes in {COMES_IN[book]}
        {some ? '; the other books of this code set are here' : ''}.
      </p>
      {onAdd ? (
        <Button look="primary" onClick={onAdd}>
          Add code sets
        </Button>
      ) : (
        <p>Books are added outside the exam, at Code books.</p>
      )}
    </div>
  )
}
