import { questionsOf } from './questions'
import type { Rule } from './rule'

/*
 * Abbreviations a coder is expected to know. Any other is written out once in the question, with the short form in
 * brackets. Add a line when a new one is common knowledge among coders.
 */

const STANDARD = new Set(
  `
  CM PCS ICD CPT HCPCS DRG MS-DRG MDC CC MCC POA HAC PSI AHRQ CMS CDC NCHS AHA AHIMA ACDIS ACS APC OPPS IPPS OCE IOCE MCE NCCI MUE PTP UHDDS
  HIPAA PHI OIG OCR HHS ONC FDA MAC RAC QIO NUBC UB HIM CDI EHR EMR CAC NLP HL7 FHIR ADT LOINC SNOMED CT MRI PET US EKG ECG EEG EMG TEE
  ED ER ICU CCU NICU PACU OR SNF LTCH IRF ASC HMO ABN MOON LCD NCD PPS PTO UR CDT ADA NPI TPO BAA SIEM VPN MFA API ID IT FY CY TIN DOS DOB
  COPD CHF HF HFpEF HFrEF CAD MI STEMI NSTEMI AMI CVA TIA DVT PE CKD ESRD AKI ATN UTI BPH GERD GI DM HTN HIV AIDS MRSA MSSA ESBL COVID SARS
  BMI BP HR RR EF CBC WBC BUN GFR INR PTT ABG CSF CRP TSH PSA HCG IV IM PO NPO PRN BID TID QID PICC TPN CPAP BiPAP ECMO CABG PCI TURP ORIF
  ERCP EGD D&C LEEP TAH BSO TKA THA IUD SIRS ARDS RSV TB MS ALS ALL AML CLL CML DNR DIC NIHSS GCS FEV HPV MSW RN NP PA MD DO PT OT LPN CRNA
  DNA RNA II III IV VI VII VIII IX NEC NOS AND NOT EXCEPT LEAST NO YES AM PM USA PDF XML LDS ANSI E/M H&P FAST AV VAC LVAD TPA SDOH SOB
  ST RLQ LLQ RUQ LUQ LVEF NG KDIGO POD tPA RBC CVC AVM PDA VSD ASD SVT VT VF AF COPD-E IDDM NIDDM A1C PEG GPA CTA MRA LAD RCA SVC IVC CRRT OB GYN EDD VBAC ICD-10-CM ICD-10-PCS
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const ABBREVIATION = /(?<![\w.-])[A-Z][A-Za-z]?[A-Z]{1,4}(?:s)?(?![\w.-]|\d)/g

export function unexplained(text: string): string[] {
  const found = new Set([...text.matchAll(ABBREVIATION)].map((match) => match[0].replace(/s$/, '')))
  return [...found].filter(
    (word) => !STANDARD.has(word) && !text.includes(`(${word}`) && !new RegExp(`\\b${word}\\b\\s*\\(`).test(text),
  )
}

export const abbreviations: Rule = {
  name: 'abbreviation',
  check(material, report) {
    for (const question of questionsOf(material)) {
      const unknown = unexplained(question.stem)
      if (unknown.length > 0)
        report(
          question.at('stem'),
          `${unknown.join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not explained; write it out once with the short form in brackets, or add it to checks/rules/abbreviations.ts if every coder knows it.`,
          'warning',
        )
    }
  },
}
