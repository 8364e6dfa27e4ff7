import { excerpt } from '../problem'
import type { Rule } from './rule'

/*
 * Documents use headings, paragraphs, "-" lists, bold and pipe tables, because that is what every screen can show and
 * every reader program can read.
 */

/** Line patterns no document may have, and what to do about each. */
export const FOREIGN: readonly [RegExp, string][] = [
  [/^#(?!#)/, 'a first-level heading; use ##'],
  [/^\s*\d+[.)]\s/, 'a numbered list; use "-"'],
  [/^\s*[*+]\s/, 'a list with * or +; use "-"'],
  [/^\s*>/, 'a quotation mark ">"; write a plain paragraph'],
  [/^\s*(?:```|~~~)/, 'a code block; write plain text'],
  [/^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$/, 'a rule; use a heading'],
  [/`[^`]*`/, 'code marks (`); write plain text'],
  [/!?\[[^\]]{0,300}\]\([^)]{0,300}\)/, 'a link or image; write plain text'],
  [/<\/?[a-zA-Z!][^>]{0,300}>/, 'HTML; write plain text'],
  [/(?<![*\w])\*(?![\s*])[^*]{1,300}(?<!\s)\*(?![*\w])/, 'italics; use bold or nothing'],
  [
    /[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/,
    'an invisible control or direction character; remove it',
  ],
]

export const documentFormat: Rule = {
  name: 'document-format',
  check({ scenarios }, report) {
    for (const scenario of scenarios) {
      for (const { file, text } of scenario.texts.values()) {
        text.split('\n').forEach((line, index) => {
          for (const [pattern, what] of FOREIGN) {
            if (pattern.test(line))
              report({ file, line: index + 1, id: scenario.id }, `"${excerpt(line, 40)}" has ${what}.`)
          }
        })
      }
    }
  },
}
