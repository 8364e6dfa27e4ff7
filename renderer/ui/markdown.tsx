import { marked, type Token, type Tokens } from 'marked'
import { Fragment, memo, type ReactNode } from 'react'
import { ScrollArea } from './scroll-area'
import './markdown.css'

/*
 * Question and record text. Markdown is split into tokens by a library and rendered as React elements from the short
 * list below; raw HTML, links and images come out as plain text, so text from a bank can never become markup.
 */

export type Mark = (text: string) => ReactNode

/** @param mark wraps plain text, for example to mark search hits */
export const Markdown = memo(function Markdown({ text, mark = plain }: { text: string; mark?: Mark }) {
  return <div className="markdown">{blocks(marked.lexer(text, { gfm: true }), mark)}</div>
})

const plain: Mark = (text) => text

const blocks = (tokens: readonly Token[], mark: Mark): ReactNode =>
  tokens.map((token, index) => <Fragment key={index}>{block(token, mark)}</Fragment>)

function block(token: Token, mark: Mark): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'hr':
      return <hr />
    case 'heading': {
      const heading = token as Tokens.Heading
      return heading.depth <= 2 ? <h3>{inline(heading.tokens, mark)}</h3> : <h4>{inline(heading.tokens, mark)}</h4>
    }
    case 'paragraph':
      return <p>{inline((token as Tokens.Paragraph).tokens, mark)}</p>
    case 'list': {
      const list = token as Tokens.List
      const items = list.items.map((item, index) => <li key={index}>{blocks(item.tokens, mark)}</li>)
      return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return table(token as Tokens.Table, mark)
    case 'code':
      return <pre>{mark((token as Tokens.Code).text)}</pre>
    case 'blockquote':
      return <blockquote>{blocks((token as Tokens.Blockquote).tokens, mark)}</blockquote>
    case 'text': {
      const text = token as Tokens.Text
      return text.tokens ? inline(text.tokens, mark) : mark(decoded(text.text))
    }
    default:
      return mark(token.raw)
  }
}

function table({ header, rows }: Tokens.Table, mark: Mark): ReactNode {
  return (
    <ScrollArea className="markdown-table">
      <table>
        <thead>
          <tr>
            {header.map((cell, index) => (
              <th key={index} scope="col">
                {inline(cell.tokens, mark)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{inline(cell.tokens, mark)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

const inline = (tokens: readonly Token[] | undefined, mark: Mark): ReactNode =>
  (tokens ?? []).map((token, index) => <Fragment key={index}>{phrase(token, mark)}</Fragment>)

function phrase(token: Token, mark: Mark): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inline((token as Tokens.Strong).tokens, mark)}</strong>
    case 'em':
      return <em>{inline((token as Tokens.Em).tokens, mark)}</em>
    case 'codespan':
      return <span className="code">{mark(decoded((token as Tokens.Codespan).text))}</span>
    case 'br':
      return <br />
    case 'escape':
      return mark((token as Tokens.Escape).text)
    case 'text': {
      const text = token as Tokens.Text
      return text.tokens ? inline(text.tokens, mark) : mark(decoded(text.text))
    }
    default:
      return mark(token.raw)
  }
}

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" }

/** The lexer escapes the five HTML characters in some tokens; React escapes on its own. */
const decoded = (text: string) => text.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
