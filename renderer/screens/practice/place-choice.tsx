import type { Bank } from '../../../question-bank/schema/bank'
import type { Outline } from '../../../question-bank/schema/outline'
import { domainOfTask, taskOfTopic, type PracticeRequest } from '../../engine/practice-request'
import { Chip } from './chip'
import { toggled, type Count } from './counts'

type PlaceChoiceProps = {
  outline: Outline
  topics: Bank['topics']
  request: PracticeRequest
  count: Count
  /** Whether the bank has anything for a filter among what is asked for. */
  applies: (alone: Partial<PracticeRequest>) => boolean
  onChange: (over: Partial<PracticeRequest>) => void
}

/** Domains; the tasks of a chosen domain below it, and the topics of a chosen task below that. */
export function PlaceChoice({ outline, topics, request, count, applies, onChange }: PlaceChoiceProps) {
  const chosen = new Set([
    ...request.domains,
    ...request.tasks.map(domainOfTask),
    ...request.topics.map((one) => domainOfTask(taskOfTopic(one))),
  ])
  const toggleDomain = (id: number, on: boolean) =>
    onChange({
      domains: toggled(request.domains, id as PracticeRequest['domains'][number], on),
      // What narrows a domain goes with it.
      tasks: request.tasks.filter((one) => on || domainOfTask(one) !== id),
      topics: request.topics.filter((one) => on || domainOfTask(taskOfTopic(one)) !== id),
    })
  return (
    <ul className="places-tree">
      {outline.domains.map(({ id, title, tasks }) => (
        <li key={id}>
          <Chip
            title={`${id}. ${title}`}
            count={count({ domains: [id], tasks: [], topics: [] })}
            checked={chosen.has(id)}
            disabled={!chosen.has(id) && !applies({ domains: [id] as PracticeRequest['domains'] })}
            onChange={(on) => toggleDomain(id, on)}
          />
          {chosen.has(id) ? (
            <TaskChoice
              title={title}
              tasks={tasks}
              topics={topics}
              request={request}
              count={count}
              applies={applies}
              onChange={onChange}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type TaskChoiceProps = Omit<PlaceChoiceProps, 'outline'> & { title: string; tasks: Outline['domains'][number]['tasks'] }

function TaskChoice({ title, tasks, topics, request, count, applies, onChange }: TaskChoiceProps) {
  const isChosen = (task: string) =>
    request.tasks.includes(task) || request.topics.some((one) => taskOfTopic(one) === task)
  const toggleTask = (task: string, on: boolean) =>
    onChange({
      tasks: toggled(request.tasks, task, on),
      topics: request.topics.filter((one) => on || taskOfTopic(one) !== task),
    })
  return (
    <ul className="places-tree" aria-label={`Tasks of ${title}`}>
      {tasks.map(({ task, title: name }) => (
        <li key={task}>
          <Chip
            title={name}
            count={count({ domains: [], tasks: [task], topics: [] })}
            checked={isChosen(task)}
            disabled={!isChosen(task) && !applies({ tasks: [task] })}
            onChange={(on) => toggleTask(task, on)}
          />
          {isChosen(task) ? (
            <TopicChoice
              task={task}
              name={name}
              topics={topics}
              request={request}
              count={count}
              applies={applies}
              onChange={onChange}
            />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type TopicChoiceProps = Omit<PlaceChoiceProps, 'outline'> & { task: string; name: string }

function TopicChoice({ task, name, topics, request, count, applies, onChange }: TopicChoiceProps) {
  const own = Object.entries(topics).filter(([topic]) => taskOfTopic(topic) === task)
  if (own.length < 2) return null
  return (
    <div className="chips places-topics" role="group" aria-label={`Topics of ${name}`}>
      {own.map(([topic, title]) => (
        <Chip
          key={topic}
          title={title}
          count={count({ domains: [], tasks: [], topics: [topic] })}
          checked={request.topics.includes(topic)}
          disabled={!request.topics.includes(topic) && !applies({ topics: [topic] })}
          onChange={(on) => onChange({ topics: toggled(request.topics, topic, on) })}
        />
      ))}
    </div>
  )
}
