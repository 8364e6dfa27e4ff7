import type { Rule } from './rule'
import { writingsOf } from './writings'

/** The English of an American coder: a British spelling, and what to write. */
const BRITISH: readonly [RegExp, string][] = [
  [/\b(?:un)?labell(?:ed|ing)\b/i, 'labeled, labeling'],
  [/\bjudgement/i, 'judgment'],
  [/\b(?:colour|tumour|favour|behaviour|labour)/i, 'the ending -or'],
  [/\bhaem(?:o|a)/i, 'hemo-, hema-'],
  [/\boedema/i, 'edema'],
  [/\banaesth/i, 'anesth-'],
  [
    /\b(?:paediatric|orthopaedic|gynaec|oesoph|diarrhoea|foetal|caesarean|leukaemi|anaemi|ischaemi)/i,
    'the American spelling',
  ],
  [/\b(?:theatre|centre|fibre|litre|metre)s?\b/i, 'the ending -er'],
  [/\b(?:cancell(?:ed|ing)|counsell(?:ed|ing)|travell(?:ed|ing)|modell(?:ed|ing))\b/i, 'one l'],
  [/\bprogrammes?\b/i, 'program'],
  [
    /\b(?:organ|recogn|hospital|util|priorit|character|local|immun|catheter|stabil|visual)is(?:e[ds]?|ing|ations?)\b/i,
    'the ending -ize',
  ],
]

export const americanEnglish: Rule = {
  name: 'american-english',
  check(material, report) {
    for (const { text, place } of writingsOf(material))
      for (const [pattern, instead] of BRITISH) {
        const found = pattern.exec(text)
        if (found) report(place, `"${found[0]}" is British; write ${instead}.`, 'warning')
      }
  },
}
