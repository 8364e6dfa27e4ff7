import type { MissType } from '../../../question-bank/schema/mistakes'
import type { MissCounts } from '../../engine/standing'
import { ColumnChart } from '../../ui/charts/column-chart'
import { counted } from '../../ui/format'
import { Frame, Nothing } from './frame'

const TITLE = 'Why answers were missed'

/** Titles short enough to stand under a column. */
const SHORT: Record<MissType, string> = {
  'rule': 'Rule',
  'misread': 'Misread',
  'lookup': 'Lookup',
  'sequencing': 'Sequence',
  'specificity': 'Specificity',
  'root-operation': 'Root op.',
  'careless': 'Careless',
  'time': 'Time',
}

/** Misses by reason: the candidate's own word filled, the app's suggestion hatched. */
export function MissesChart({ misses: { types, missed, untagged, most } }: { misses: MissCounts }) {
  if (!most)
    return (
      <Nothing wide title={TITLE}>
        Missed answers will be counted here by their reason: the one you give in the review room, or the one that is
        suggested.
      </Nothing>
    )
  return (
    <Frame wide>
      <ColumnChart
        title={TITLE}
        summary={`Most often: ${most.title.toLowerCase()}, ${most.tagged + most.suggested} of ${counted(missed, 'missed answer')}. ${untagged === 0 ? 'You gave all reasons yourself.' : `For ${untagged} the reason is only suggested; say it yourself in the review room.`}`}
        table={{
          columns: ['Reason', 'Said by you', 'Suggested'],
          rows: types.map((one) => [one.title, String(one.tagged), String(one.suggested)]),
        }}
        columns={types.map((one) => ({
          id: one.type,
          label: SHORT[one.type],
          filled: one.tagged,
          hatched: one.suggested,
        }))}
        legend={{ filled: 'Said by you', hatched: 'Suggested' }}
      />
    </Frame>
  )
}
