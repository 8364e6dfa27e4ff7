import { abbreviations } from './abbreviations'
import { americanEnglish } from './american'
import { angoffSpread } from './angoff'
import { citationForm, citedSectionExists } from './citations'
import { repeatedWord } from './clues'
import { codesExist, invalidCodesAreInvalid } from './codes-exist'
import { datesInYear, realDays, validAfterVerified } from './dates'
import { documentFormat } from './document-format'
import { claimedEditions } from './editions'
import { exhibitFormat } from './exhibits'
import { fictionalData } from './fictional-data'
import { keyBalanceRule } from './key-balance'
import { mistakesClassified } from './mistakes'
import { nearDuplicates } from './near-duplicates'
import { keyLength, longestIsKeyShare, optionSpread } from './option-lengths'
import { forbiddenPhrases, numbersInOrder, optionsDiffer, optionsOfOneKind } from './option-wording'
import { pairsShareRule } from './pairs'
import { poaExemption, poaPresence } from './poa'
import { pointOnce } from './points'
import { readingLevel } from './reading-level'
import type { Rule } from './rule'
import { inpatientOrder, moreThanTheSummary, questionIds, supportWords } from './records'
import { secondReader } from './second-reader'
import { countStated } from './selecting'
import { grammarClue, negativeCapitals, negativeShare, stemIsQuestion, stemLength } from './stems'
import {
  candidateCount,
  codesOnce,
  codesOfKind,
  cptNumbersExist,
  partialInsteadOfKey,
  promptWithoutCount,
} from './tasks'
import { teachingLines } from './teaching'
import { topicTitles } from './topics'
import { tasksInOutlines } from './outline-tasks'

/** Every rule the checker applies. */
export const RULES: readonly Rule[] = [
  // One question at a time.
  keyLength,
  optionSpread,
  forbiddenPhrases,
  optionsOfOneKind,
  optionsDiffer,
  numbersInOrder,
  repeatedWord,
  stemLength,
  stemIsQuestion,
  grammarClue,
  negativeCapitals,
  countStated,
  exhibitFormat,
  teachingLines,
  readingLevel,
  abbreviations,
  citationForm,
  citedSectionExists,
  angoffSpread,
  secondReader,
  realDays,
  validAfterVerified,
  claimedEditions,
  tasksInOutlines,
  // One record at a time.
  questionIds,
  documentFormat,
  supportWords,
  inpatientOrder,
  moreThanTheSummary,
  codesOnce,
  codesOfKind,
  partialInsteadOfKey,
  candidateCount,
  promptWithoutCount,
  poaPresence,
  poaExemption,
  cptNumbersExist,
  // Everything written.
  fictionalData,
  americanEnglish,
  datesInYear,
  codesExist,
  invalidCodesAreInvalid,
  // The bank as a whole.
  keyBalanceRule,
  longestIsKeyShare,
  negativeShare,
  nearDuplicates,
  pointOnce,
  pairsShareRule,
  mistakesClassified,
  topicTitles,
]
