import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { preset } from '../../question-bank/schema/preset'
import {
  BOARD_POINTS,
  BOARD_SIZE,
  BOARD_STROKES,
  BOARD_TEXT,
  EMPTY_BOARD,
  STROKE_POINTS,
  strokesOf,
  stroke as strokeSchema,
  type BoardPoint,
  type Stroke,
} from '../../renderer/engine/board'
import { decide, type Command } from '../../renderer/engine/decide'
import { sessionEvent } from '../../renderer/engine/events'
import { open, replay, type Session } from '../../renderer/engine/session'
import { anAttempt, play, smallPreset, TO_FIRST_QUESTION } from '../support/attempts'

const aStroke = (
  points: BoardPoint[] = [
    [0, 0],
    [10, 20],
  ],
  tool: Stroke['tool'] = 'pen',
): Stroke => ({ tool, width: 5, points })
const draw = (stroke = aStroke()): Command => ({ type: 'draw', stroke })
const started = (over: Parameters<typeof anAttempt>[0] = {}) => play(anAttempt(over).session, TO_FIRST_QUESTION).session
const asked = (session: Session, command: Command) => decide(session, command, { at: 0, used: session.used })

describe('the board of an attempt', () => {
  test('text and strokes stay through question changes and the review screen, and come back from the events', () => {
    const { head, content } = anAttempt()
    const { session, events } = play(open(head, content), [
      ...TO_FIRST_QUESTION,
      { type: 'note', text: 'POA: ask' },
      draw(),
      { type: 'next' },
      draw(aStroke([[5, 5]], 'eraser')),
      { type: 'open-review' },
      { type: 'note', text: 'POA: asked' },
    ])
    expect(session.board).toEqual({ text: 'POA: asked', strokes: [aStroke(), aStroke([[5, 5]], 'eraser')] })
    for (const event of events) expect(sessionEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
    expect(replay(head, content, events).board).toEqual(session.board)
  })
  test('each side is wiped alone; what is empty or unchanged is no event', () => {
    const { session } = play(started(), [{ type: 'note', text: 'x' }, draw(), { type: 'wipe', side: 'text' }])
    expect(session.board).toEqual({ text: '', strokes: [aStroke()] })
    expect(play(session, [{ type: 'wipe', side: 'drawing' }]).session.board).toEqual(EMPTY_BOARD)
    expect(asked(session, { type: 'wipe', side: 'text' })).toEqual({ ok: true, events: [] })
    expect(asked(session, { type: 'note', text: '' })).toEqual({ ok: true, events: [] })
  })
  test('nothing is written before the exam, in a break, after the end, or on a board of paper', () => {
    const commands: Command[] = [{ type: 'note', text: 'x' }, draw(), { type: 'wipe', side: 'text' }]
    const ended = play(started(), [{ type: 'end' }]).session
    const away = play(started(), [{ type: 'start-break', kind: 'unscheduled' }]).session
    const paper = started({ preset: { ...smallPreset, noteboard: 'paper' } })
    for (const command of commands) {
      for (const session of [anAttempt().session, ended, paper])
        expect(asked(session, command)).toEqual({ ok: false, refusal: 'not-now' })
      expect(asked(away, command)).toEqual({ ok: false, refusal: 'on-break' })
    }
  })
  test('a full board says so, and takes lines again after it was wiped', () => {
    expect(asked(started(), { type: 'note', text: 'x'.repeat(BOARD_TEXT) }).ok).toBe(true)
    expect(asked(started(), { type: 'note', text: 'x'.repeat(BOARD_TEXT + 1) })).toEqual({
      ok: false,
      refusal: 'board-full',
    })
    const long = aStroke(Array.from({ length: STROKE_POINTS }, (_, i): BoardPoint => [i, i % 7]))
    for (const strokes of [
      Array<Stroke>(BOARD_STROKES).fill(aStroke()),
      Array<Stroke>(BOARD_POINTS / STROKE_POINTS).fill(long),
    ]) {
      const full = { ...started(), board: { text: '', strokes } }
      expect(asked(full, draw())).toEqual({ ok: false, refusal: 'board-full' })
      expect(asked({ ...full, board: { text: '', strokes: strokes.slice(1) } }, draw()).ok).toBe(true)
      expect(asked(play(full, [{ type: 'wipe', side: 'drawing' }]).session, draw()).ok).toBe(true)
    }
  })
  test('a stroke off the board, without points or with too many is refused', () => {
    const bad: BoardPoint[][] = [
      [],
      [[-1, 0]],
      [[0, BOARD_SIZE.height + 1]],
      [[0.5, 0]],
      Array<BoardPoint>(STROKE_POINTS + 1).fill([0, 0]),
    ]
    for (const points of bad) expect(asked(started(), draw(aStroke(points)))).toEqual({ ok: false, refusal: 'not-now' })
  })
  test('a preset of an earlier version has a board on the screen', () => {
    const { noteboard: _none, ...earlier } = smallPreset
    expect(preset.parse(earlier).noteboard).toBe('screen')
  })
})

describe('what the pen drew', () => {
  test('points on a straight line are left out, corners and ends stay, a dot stays a dot', () => {
    const line = Array.from({ length: 100 }, (_, i): BoardPoint => [i, 10])
    const corner = Array.from({ length: 100 }, (_, i): BoardPoint => [99, 10 + i])
    expect(strokesOf('pen', 5, [...line, ...corner])).toEqual([
      aStroke([
        [0, 10],
        [99, 10],
        [99, 109],
      ]),
    ])
    expect(strokesOf('eraser', 5, [[3, 4]])).toEqual([aStroke([[3, 4]], 'eraser')])
  })
  test('a long scribble becomes several strokes without a gap', () => {
    const zigzag = Array.from({ length: 2_500 }, (_, i): BoardPoint => [i % 1_600, (i % 2) * 900])
    const strokes = strokesOf('pen', 5, zigzag)
    expect(strokes.map((one) => one.points.length)).toEqual([1_000, 1_000, 502])
    expect(strokes[1]!.points[0]).toEqual(strokes[0]!.points.at(-1))
    expect(strokes.at(-1)!.points.at(-1)).toEqual(zigzag.at(-1))
  })
  test('for any line: valid strokes, same ends, and no drawn point is far from what is stored', () => {
    const points = fc.array(fc.tuple(fc.nat(BOARD_SIZE.width), fc.nat(BOARD_SIZE.height)), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(points, (drawn) => {
        const strokes = strokesOf('pen', 5, drawn)
        for (const one of strokes) expect(strokeSchema.safeParse(one).success).toBe(true)
        const kept = strokes.flatMap((one) => one.points)
        expect([kept[0], kept.at(-1)]).toEqual([drawn[0], drawn.at(-1)])
        for (const [x, y] of drawn) {
          const near = kept.some(([ax, ay], i) => {
            const [bx, by] = kept[i + 1] ?? kept[i]!
            const length = (bx - ax) ** 2 + (by - ay) ** 2
            const t =
              length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
            return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) <= 1.21
          })
          expect(near).toBe(true)
        }
      }),
    )
  })
})
