import { useState } from 'react'
import type { OptionId } from '../../../question-bank/schema/item'
import { textKey, type TextRanges } from '../../engine/marks'
import { useKeys } from '../../keys/use-keys'
import { CAN_HIGHLIGHT } from '../../ui/marked-text'
import { useTold } from '../../ui/use-told'
import { ChoiceQuestion, type ChoiceQuestionProps } from './choice-question'
import { FlagButton } from './flag-button'
import { SELECT_FIRST, takeSelection } from './highlighting'
import { SAMPLE_ITEM } from './sample-content'
import { ToolButton } from './tools'

/** A question to try out, with its own answer and marks. */
export function SampleChoice(
  question: Pick<ChoiceQuestionProps, 'id' | 'stem' | 'options'> & { highlights?: ReadonlyMap<string, TextRanges> },
) {
  const [chosen, setChosen] = useState<OptionId | null>(null)
  const [struck, setStruck] = useState<ReadonlySet<OptionId>>(new Set())
  const strike = (option: OptionId) =>
    setStruck((now) => new Set(now.has(option) ? [...now].filter((one) => one !== option) : [...now, option]))
  return (
    <ChoiceQuestion
      {...question}
      selected={chosen === null ? [] : [chosen]}
      struck={struck}
      rangesOf={(part) => question.highlights?.get(textKey(question.id, part)) ?? []}
      onChoose={setChosen}
      onStrike={strike}
    />
  )
}

/** A sample item with everything that an item has. */
export function SampleItem() {
  const [flagged, setFlagged] = useState(false)
  const [highlights, setHighlights] = useState<ReadonlyMap<string, TextRanges>>(new Map())
  const { told, tell } = useTold('tool-told')
  const flag = () => setFlagged((now) => !now)
  const highlight = () => {
    const changes = takeSelection(highlights)
    if (changes.length === 0) return tell(SELECT_FIRST)
    setHighlights(new Map([...highlights, ...changes.map(({ name, ranges }) => [name, ranges] as const)]))
  }
  useKeys({ flag, highlight })
  return (
    <>
      <div className="frame-toolbar">
        {CAN_HIGHLIGHT ? (
          <ToolButton
            icon="pen"
            text="Highlight"
            command="highlight"
            hint="Select text first; the same again removes it"
            onClick={highlight}
          />
        ) : null}
        {told}
        <FlagButton flagged={flagged} onToggle={flag} />
      </div>
      <div className="sample-body">
        <SampleChoice {...SAMPLE_ITEM} highlights={highlights} />
      </div>
    </>
  )
}
