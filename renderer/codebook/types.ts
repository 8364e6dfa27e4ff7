/*
 * What the code books say, as values. They cross from the worker to the page, so everything here can be cloned.
 *
 * Words: a *release* is one publication of one code system, named by fiscal year and day (ICD-10-CM FY2026 of October 1,
 * 2025); a *part* is one official file of it (its order file, its Index, ...). Codes are without a dot inside and in every
 * argument (a dot in an argument is ignored); `shown` texts carry it.
 */

export type System = 'cm' | 'pcs' | 'hcpcs'

export type PartKind =
  | 'cm-order'
  | 'cm-tabular'
  | 'cm-index'
  | 'cm-external'
  | 'cm-neoplasm'
  | 'cm-drugs'
  | 'cm-poa'
  | 'cm-guidelines'
  | 'pcs-order'
  | 'pcs-tables'
  | 'pcs-index'
  | 'pcs-definitions'
  | 'pcs-guidelines'
  | 'hcpcs-codes'

/** Books read by main term and subterm. */
export type IndexBook = 'cm-index' | 'cm-external' | 'pcs-index'
/** Books read as a table of six columns. */
export type TableBook = 'cm-neoplasm' | 'cm-drugs'
export type GuidelineBook = 'cm-guidelines' | 'pcs-guidelines'

// --- The library -----------------------------------------------------------------------------------------------------

/** `cm-2025-10-01`: the system and the first day on which the release is valid. */
export type ReleaseId = string

/** One official file of a release, as it was read. */
export type Part = {
  kind: PartKind
  /** Display name: the file, and the zip it lay in. */
  file: string
  /** Of the file as it was read, hexadecimal. */
  sha256: string
  bytes: number
  /** Rows of what the part mainly has: codes, entries, tables, sections. */
  count: number
}

/** The tables expanded to codes and compared with the order file, in both directions. */
export type PcsProof = { tables: number; expanded: number; ordered: number; onlyTables: number; onlyOrder: number }

/** How codes made from the Tabular's 7th characters compare with the order file, which has the last word. */
export type CmProof = { built: number; ordered: number; dropped: number; notInTabular: number }

export type Release = {
  id: ReleaseId
  system: System
  /** Fiscal year of ICD-10, calendar year of HCPCS. */
  year: number
  /** `YYYY-MM-DD`, the first day on which it is valid. */
  effective: string
  /** `ICD-10-CM FY2026, October 1, 2025`. */
  name: string
  /** Complete codes; 0 where the release has neither order file nor tables. */
  codes: number
  parts: Part[]
  pcsProof: PcsProof | null
  cmProof: CmProof | null
  /** Milliseconds since 1970, when it was added or last added to. */
  addedAt: number
}

/** Which release a part is read from, when a release is open: its own, or the nearest other one that has the part. */
export type Reading = { kind: PartKind; release: ReleaseId; year: number; borrowed: boolean }

/** A stored release that is not what was written: it must be imported anew. */
export type Damaged = { id: ReleaseId; name: string; sentence: string }

export type Library = {
  /** Newest first within a system, systems in the order cm, pcs, hcpcs. */
  releases: Release[]
  /** For each release, the parts that can be read in it, in the order of `PartKind`. */
  readings: Record<ReleaseId, Reading[]>
  damaged: Damaged[]
  /** Official files that lie beside the app (put there by whoever built the installer) and are not imported yet. */
  beside: { name: string; bytes: number }[]
}

// --- Importing -------------------------------------------------------------------------------------------------------

export type ImportStep = 'waiting' | 'reading' | 'read' | 'skipped' | 'refused'

export type ImportFile = {
  /** Display name: the file, and the zip it lies in. */
  name: string
  step: ImportStep
  /** What it was recognised as; null as long as it is not known, and when skipped or refused as a whole. */
  kind: PartKind | null
  year: number | null
  bytes: number
  bytesRead: number
  /** Codes, entries, tables or sections so far. */
  count: number
  /** Why it was skipped or refused, or what is remarkable, in one or two sentences; empty where there is nothing to say. */
  sentence: string
}

export type ImportProgress = {
  files: ImportFile[]
  /** `writing`: all is read and proved, it is being stored. */
  phase: 'reading' | 'proving' | 'writing'
  bytes: number
  bytesRead: number
}

/** What came of the files for one release: added (new or more parts), replaced, the same as before, or refused as a whole. */
export type ImportedRelease = {
  id: ReleaseId
  name: string
  outcome: 'added' | 'extended' | 'replaced' | 'same' | 'refused'
  /** Figures of the proof, or why it was refused. */
  sentences: string[]
}

export type ImportResult = {
  outcome: 'done' | 'cancelled' | 'failed'
  files: ImportFile[]
  releases: ImportedRelease[]
  /** Said once over the whole: a mixture of years, what is still missing, why nothing could be stored. */
  sentences: string[]
}

/** An import under way. */
export type ImportRun = {
  /** Never rejects. */
  result: Promise<ImportResult>
  /** Takes back everything of this run; what was stored before stays. */
  cancel(): void
}

// --- Text with links -------------------------------------------------------------------------------------------------

/** A code as a book prints it. `S72.00-` is { shown: 'S72.00-', code: 'S7200', more: true }. */
export type CodeRef = {
  shown: string
  code: string
  /** The book prints a dash: more characters are needed. */
  more: boolean
  /** Whether the code, or codes that begin so, are in the release that is open. */
  exists: boolean
}

/** Plain text, or a code or range to follow. A range links to its first code. */
export type Piece = { text: string; code: CodeRef | null }

// --- Index -----------------------------------------------------------------------------------------------------------

/** Position of a line in its book; the same as long as the release is stored. */
export type LineId = number

/** Words of a title; nonessential modifiers stand in parentheses and do not change the code. */
export type TitlePart = { text: string; nonessential: boolean }

/** "see", "see also", "see category", "use" (the PCS key) with the place it leads to. */
export type SeeLink = {
  kind: 'see' | 'see also' | 'see category' | 'use'
  text: string
  /** The line it leads to; null where the wording fits none. */
  line: LineId | null
  /** Codes or tables it names. */
  codes: CodeRef[]
  /** A book beside this one that it names ("see Table of Neoplasms"), with the lines to go down by; none opens it. */
  beside?: { book: IndexBook | TableBook; path: IndexLine[] }
}

export type IndexLine = {
  id: LineId
  /** 0 for a main term. */
  level: number
  title: TitlePart[]
  codes: CodeRef[]
  /** `[manifestation]`, the second code. */
  manifestation: CodeRef | null
  links: SeeLink[]
  /** Lines below it, at any depth. */
  below: number
}

export type IndexLetter = { letter: string; terms: number; first: LineId }

/** A main term with its lines in the order of the book; with a filter, those that fit and the ones above them. */
export type IndexTerm = {
  book: IndexBook
  release: ReleaseId
  letter: string
  main: IndexLine
  /** All lines of the term without the main line, or those that the filter leaves. */
  lines: IndexLine[]
  /** How many lines there are without a filter. */
  total: number
  /** Lines that fit the filter themselves; empty without one. */
  hits: LineId[]
  previous: LineId | null
  next: LineId | null
}

/** A way through an index, from the main term to the line. */
export type Trail = { book: IndexBook | TableBook; line: LineId; path: IndexLine[] }

// --- Tabular ---------------------------------------------------------------------------------------------------------

/** `chapter:19`, `block:S70-S79`, `code:S720`. */
export type NodeKey = string

export type TabularNode = {
  key: NodeKey
  kind: 'chapter' | 'block' | 'category' | 'code'
  /** `19`, `S70-S79`, `S72.0`. */
  label: string
  title: string
  /** A complete code. A heading with more characters below is not. */
  billable: boolean
  children: number
}

export type NoteLevel = 'chapter' | 'group' | 'block' | 'category' | 'code'
export type NoteKind =
  'note' | 'includes' | 'excludes1' | 'excludes2' | 'code first' | 'use additional' | 'code also' | '7th character'

export type NoteOrigin = {
  level: NoteLevel
  /** Null for a group heading, which has no page of its own. */
  key: NodeKey | null
  /** `Chapter 19`, `S70-S79`, `S72`, `S72.0`. */
  label: string
}

export type Note = {
  text: Piece[]
  /** The nearer note that says otherwise and wins; null where none does. */
  displacedBy: { origin: NoteOrigin; kind: NoteKind } | null
}

export type NoteGroup = { origin: NoteOrigin; kind: NoteKind; notes: Note[] }

export type SeventhCharacter = {
  character: string
  meaning: string
  /** The code it makes, with its placeholders; null where it makes none in the release. */
  code: string | null
  poaExempt: boolean | null
}

export type SeventhCharacters = { origin: NoteOrigin; note: string; characters: SeventhCharacter[] }

/** Against the nearest older (or only other) loaded release. */
export type Change = { kind: 'same' | 'new' | 'revised' | 'deleted'; against: ReleaseId; before: string | null }

export type TabularEntry = {
  release: ReleaseId
  node: TabularNode
  /** From the chapter to the parent. */
  path: TabularNode[]
  /** Next level, in the order of the book; for a heading of 7th characters the finished codes. */
  children: TabularNode[]
  previous: NodeKey | null
  next: NodeKey | null
  inclusionTerms: Piece[][]
  /** All that apply, nearest first, in the order of the book within a level. */
  notes: NoteGroup[]
  sevenths: SeventhCharacters | null
  /** Null where no POA-exempt list is loaded, or the entry is no complete code. */
  poaExempt: boolean | null
  change: Change | null
}

// --- PCS -------------------------------------------------------------------------------------------------------------

export type PcsTableName = { table: string; operation: string; codes: number }
export type PcsBodySystem = { code: string; title: string; tables: PcsTableName[] }
export type PcsSection = { code: string; title: string; systems: PcsBodySystem[] }

export type PcsDefinition = { text: string; explanation: string; includes: string[] }

export type PcsValue = {
  code: string
  title: string
  /** Shares a row with everything chosen in the other columns. */
  open: boolean
  chosen: boolean
  definition: PcsDefinition | null
}

export type PcsColumn = { position: number; title: string; values: PcsValue[] }
export type PcsRow = { codes: number; columns: { position: number; values: { code: string; title: string }[] }[] }

export type PcsTable = {
  release: ReleaseId
  table: string
  section: { code: string; title: string }
  system: { code: string; title: string }
  operation: { code: string; title: string; definition: PcsDefinition | null }
  rows: PcsRow[]
  codes: number
  /** Positions 4 to 7. */
  columns: PcsColumn[]
  /** The table and what is chosen, `?` for a place left open: `0SR9??`. */
  built: string
  /** When all seven are chosen. */
  finished: { code: string; title: string | null; inOrderFile: boolean | null } | null
  change: Change | null
}

/** What is chosen by position; a missing one is open. */
export type PcsChoice = { 4?: string; 5?: string; 6?: string; 7?: string }

// --- Neoplasm and drug tables ------------------------------------------------------------------------------------------

export type TableLine = {
  id: LineId
  level: number
  title: TitlePart[]
  links: SeeLink[]
  /** As many as the table has columns; null where the table has a dash. */
  cells: (CodeRef | null)[]
}

export type TablePage = {
  book: TableBook
  release: ReleaseId
  /** Without the first column, which holds the terms. */
  heads: string[]
  lines: TableLine[]
  /** Lines that fit the filter themselves; empty without one. */
  hits: LineId[]
  total: number
}

// --- HCPCS -----------------------------------------------------------------------------------------------------------

export type HcpcsCode = {
  release: ReleaseId
  code: string
  long: string
  short: string
  /** What one unit is, in the words of the description (`each`, `per 15 minutes`, `10 mg`); null where it says nothing. */
  unit: string | null
  /** `YYYY-MM-DD`, or null. */
  added: string | null
  changed: string | null
  ended: string | null
  modifier: boolean
  previous: string | null
  next: string | null
}

export type HcpcsRow = { code: string; short: string; long: string; modifier: boolean }
export type HcpcsLetter = { letter: string; codes: number }

// --- Guidelines ------------------------------------------------------------------------------------------------------

/** `I.C.1.d.4`; of PCS guidelines `B3.1a`. */
export type SectionKey = string

export type GuidelineHeading = { key: SectionKey; title: string; level: number; page: number }

export type GuidelineSection = {
  book: GuidelineBook
  release: ReleaseId
  key: SectionKey
  title: string
  page: number
  path: GuidelineHeading[]
  below: GuidelineHeading[]
  paragraphs: Piece[][]
  previous: SectionKey | null
  next: SectionKey | null
}

export type GuidelineHit = { key: SectionKey; title: string; before: string; hit: string; after: string }

// --- Search and places -------------------------------------------------------------------------------------------------

/** Which releases are open: the books are looked up in these. */
export type Shelf = { cm: ReleaseId | null; pcs: ReleaseId | null; hcpcs: ReleaseId | null }

/** Where a typed code has its place. */
export type Place =
  | { kind: 'tabular'; release: ReleaseId; key: NodeKey }
  | { kind: 'pcs-table'; release: ReleaseId; table: string; choice: PcsChoice }
  /** Fewer than three characters of a PCS code: the part of the tree to open. */
  | { kind: 'pcs-tree'; release: ReleaseId; prefix: string }
  | { kind: 'hcpcs'; release: ReleaseId; code: string }
  /** Not in the open release but in another: `sentence` says so ("not in FY2026; added FY2027"). */
  | { kind: 'other-release'; system: System; release: ReleaseId; sentence: string }
  /** A CPT number: the AMA's, never here. */
  | { kind: 'cpt'; sentence: string }

export type SearchScope = 'all' | System
export type SearchRequest = { text: string; scope: SearchScope; shelf: Shelf; limit?: number }

/** Index entries with the lines above them once, in the order of the book. */
export type IndexHit = { book: IndexBook | TableBook; line: IndexLine; hit: boolean }
export type TitleHit = { system: System; code: string; shown: string; title: string; billable: boolean }

export type SearchResult = {
  /** Where the text reads as a code and is one. */
  places: Place[]
  index: IndexHit[]
  indexTotal: number
  titles: TitleHit[]
  titlesTotal: number
  /** Words as searched, abbreviations written out, for marking. */
  words: string[]
}

export type TitleRow = { code: string; shown: string; title: string; billable: boolean }

// --- Changes -----------------------------------------------------------------------------------------------------------

/** `chapter`: the key of its chapter, section or letter, as `Changes.chapters` names it. */
export type ChangedCode = { code: string; shown: string; title: string; chapter: string }
export type Changes = {
  older: ReleaseId
  newer: ReleaseId
  /** Chapters of ICD-10-CM, sections of ICD-10-PCS, letters of HCPCS that have a changed code, in the order of the book. */
  chapters: { key: string; title: string }[]
  added: ChangedCode[]
  deleted: ChangedCode[]
  /** Same code, another title; or a code that became a heading (`billable` of before and after differ). */
  revised: (ChangedCode & { before: string; billableBefore: boolean; billable: boolean })[]
}
