import type { BankEditions } from '../schema/editions'
import type { SourceItem } from '../schema/item'
import type { SourceMistakes, Topics } from '../schema/mistakes'
import type { Outline } from '../schema/outline'
import type { Preset } from '../schema/preset'
import type { SourceScenario } from '../schema/scenario'
import type { Path } from './yaml-file'

/** A value together with where it was written. */
export type Written<T> = { value: T; id: string; file: string; lineOf: (path: Path) => number }
export type WrittenText = { file: string; text: string }
/** The texts are keyed by document id. */
export type WrittenScenario = Written<SourceScenario> & { texts: ReadonlyMap<string, WrittenText> }

export type Sources = {
  items: Written<SourceItem>[]
  scenarios: WrittenScenario[]
  outlines: Written<Outline>[]
  presets: Written<Preset>[]
  /** Missing when the file could not be read, which is a problem of its own. */
  mistakes?: Written<SourceMistakes>
  topics?: Written<Topics>
  editions?: Written<BankEditions>
}
