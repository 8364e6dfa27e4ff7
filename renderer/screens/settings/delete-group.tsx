import { useState } from 'react'
import { Button } from '../../ui/button'
import { DeleteDialog } from './delete-dialog'
import { Group, Row } from './rows'
import { useTasks } from './use-tasks'
import type { StoredFacts } from './words'

/** The way to an empty app. */
export function DeleteGroup({ facts, onChanged }: { facts: StoredFacts | null; onChanged: () => void }) {
  const { resultOf, tell } = useTasks<'delete'>()
  const [asked, setAsked] = useState(false)
  return (
    <Group title="Delete">
      <Row
        title="Delete everything"
        text="Exams, answers, cards, tags, notes and settings, from this computer."
        result={resultOf('delete')}
      >
        <Button look="danger" onClick={() => setAsked(true)}>
          Delete everything…
        </Button>
      </Row>
      {asked ? (
        <DeleteDialog
          facts={facts}
          onClose={() => setAsked(false)}
          onDeleted={(text) => {
            setAsked(false)
            tell('delete', { kind: 'done', text })
            onChanged()
          }}
        />
      ) : null}
    </Group>
  )
}
