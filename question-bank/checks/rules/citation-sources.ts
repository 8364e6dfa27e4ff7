/*
 * The sources an item may cite and how each is written. To cite another source, add a line: its name as it appears in
 * messages, and the pattern a citation must match from start to end.
 */

export type CitationSource = { name: string; pattern: RegExp; example: string }

const CHAPTER = String.raw`Chapter \d{1,2}`
const PLACE = String.raw`Section [\dA-Z]+(?:\.\d+)*(?:\([a-z0-9]+\))*`
const TRAILING = String.raw`(?:,? .{2,120})?`

const source = (name: string, pattern: string, example: string): CitationSource => ({
  name,
  pattern: new RegExp(`^${pattern}$`),
  example,
})

export const CITATION_SOURCES: readonly CitationSource[] = [
  source(
    'ICD-10-CM guidelines, section',
    String.raw`ICD-10-CM Guidelines FY2026, Section (?:I|II|III|IV)(?:\.[A-Za-z0-9()]+)*${TRAILING}`,
    'ICD-10-CM Guidelines FY2026, Section I.C.1.d.4',
  ),
  source(
    'ICD-10-CM guidelines, appendix',
    String.raw`ICD-10-CM Guidelines FY2026, Appendix I(?:, .{2,120})?`,
    'ICD-10-CM Guidelines FY2026, Appendix I',
  ),
  source(
    'ICD-10-PCS guidelines',
    String.raw`ICD-10-PCS Guidelines FY2026, (?:[ABCDEF]\d{1,2}(?:\.\d{1,2})?[a-z]?|Selection of Principal Procedure|Conventions)${TRAILING}`,
    'ICD-10-PCS Guidelines FY2026, B3.8',
  ),
  source(
    'ICD-10-CM classification',
    String.raw`ICD-10-CM FY2026, (?:Tabular List|Alphabetic Index|Table of Neoplasms|Table of Drugs and Chemicals|External Cause Index)${TRAILING}`,
    'ICD-10-CM FY2026, Tabular List, category E11',
  ),
  source(
    'ICD-10-PCS classification',
    String.raw`ICD-10-PCS FY2026, (?:Tables? [0-9A-Z]{3}|Definitions|Index|Device Key|Body Part Key|Device Aggregation Table|Appendix [A-J])${TRAILING}`,
    'ICD-10-PCS FY2026, Table 5A1',
  ),
  source(
    'Code of Federal Regulations',
    String.raw`(?:21|29|42|45|48) CFR (?:\d{1,4}\.\d{1,4}(?:\([a-zA-Z0-9]+\))*|Part \d{1,4}(?:,? Subpart [A-Z])?)(?:,? .{2,100})?`,
    '45 CFR 164.404',
  ),
  source(
    'United States Code',
    String.raw`\d{1,2} U\.?S\.?C\.? ?§?§? ?\d{1,5}[a-z-]*(?:\([a-zA-Z0-9]+\))*${TRAILING}`,
    '31 USC 3729',
  ),
  source(
    'Federal Register',
    String.raw`\d{2} (?:FR|Fed\. Reg\.) \d{1,6}(?: ?\([A-Z][a-z]+ \d{1,2}, \d{4}\))?${TRAILING}`,
    '74 FR 19006 (April 27, 2009)',
  ),
  source(
    'CMS manual',
    String.raw`CMS (?:[A-Z][A-Za-z-]+ )+(?:Policy )?Manual,(?: Pub\. 100-\d{2},)? ${CHAPTER}(?:,? (?:${PLACE}|Appendix [A-Z]))${TRAILING}`,
    'CMS Medicare Claims Processing Manual, Chapter 4, Section 20.6.4',
  ),
  source(
    'CMS coverage manual',
    String.raw`CMS Medicare National Coverage Determinations Manual, ${CHAPTER}(?:, Part \d)?, Section \d[\d.]*${TRAILING}`,
    'CMS Medicare National Coverage Determinations Manual, Chapter 1, Section 20.9',
  ),
  source(
    'NCCI policy manual',
    String.raw`(?:CMS )?NCCI Policy Manual(?: for Medicare Services)?,? ${CHAPTER}, Section [A-Z](?:\.\d{1,2})?(?:\.[a-z])?${TRAILING}`,
    'NCCI Policy Manual for Medicare Services, Chapter 1, Section E',
  ),
  source(
    'NCCI edits',
    String.raw`(?:CMS )?(?:NCCI (?:Procedure-to-Procedure|PTP|Medically Unlikely) Edits|Medically Unlikely Edits)${TRAILING}`,
    'NCCI Medically Unlikely Edits, hospital outpatient, 2026',
  ),
  source(
    'Code editors',
    String.raw`CMS (?:Integrated Outpatient Code Editor|Medicare Code Editor|IOCE|MCE)\b.{3,140}`,
    'CMS Integrated Outpatient Code Editor Specifications, 2026, Edit 20',
  ),
  source(
    'Medicare code edits',
    String.raw`CMS Definitions of Medicare Code Edits, .{4,140}`,
    'CMS Definitions of Medicare Code Edits, Edit 6',
  ),
  source(
    'CMS payment systems',
    String.raw`CMS (?:Acute Inpatient|Hospital Outpatient|[A-Z][A-Za-z -]+) Prospective Payment System, .{4,140}`,
    'CMS Acute Inpatient Prospective Payment System, Case Mix Index',
  ),
  source(
    'MS-DRG definitions',
    String.raw`CMS MS-DRG Definitions Manual, (?:Version \d{2}|Appendix [A-Z])${TRAILING}`,
    'CMS MS-DRG Definitions Manual, Version 43',
  ),
  source(
    'CMS lists and rules',
    String.raw`CMS (?:Hospital-Acquired Conditions List|(?:[A-Z][A-Za-z-]+ )+(?:Final Rule|Ruling|Addendum [A-Z]|Transmittal|Instructions?|Guidance|List|Table [0-9A-Z]+))\b.{0,140}`,
    'CMS Hospital-Acquired Conditions List FY2026, HAC 04',
  ),
  source(
    'MLN publications',
    String.raw`CMS MLN(?: Matters)?(?: Booklet| Fact Sheet)?,? .{3,120}`,
    'CMS MLN Matters, SE1333',
  ),
  source('CDC lists', String.raw`CDC ICD-10-CM .{3,120}`, 'CDC ICD-10-CM POA Exempt List, FY2026'),
  source(
    'AHRQ indicators',
    String.raw`AHRQ (?:PSI|Patient Safety Indicators?|Quality Indicators?)\b.{2,140}`,
    'AHRQ PSI 03 Technical Specifications, v2025',
  ),
  source(
    'AHIMA ethics',
    String.raw`AHIMA (?:Standards of Ethical Coding|Code of Ethics)(?: \(\d{4}(?: [a-z]+)?\))?, (?:Standards?|Principles?) .{1,120}`,
    'AHIMA Standards of Ethical Coding (2016), Standard 4',
  ),
  source(
    'Query practice',
    String.raw`(?:AHIMA/ACDIS|ACDIS/AHIMA) Guidelines for Achieving a Compliant Query Practice(?: \(\d{4}(?: [Uu]pdate)?\))?(?:, .{2,120})?`,
    'AHIMA/ACDIS Guidelines for Achieving a Compliant Query Practice (2022 update), query titles',
  ),
  source(
    'AHIMA practice briefs',
    String.raw`AHIMA Practice Brief, .{4,140}`,
    'AHIMA Practice Brief, Copy Functionality in EHRs',
  ),
  source(
    'UHDDS',
    String.raw`(?:CMS |NCVHS )?(?:UHDDS|Uniform Hospital Discharge Data Set)\b.{2,140}`,
    'UHDDS, 50 FR 31038, definition of principal procedure',
  ),
  source(
    'Coding Clinic',
    String.raw`(?:AHA )?Coding Clinic(?: for (?:ICD-10-CM/PCS|ICD-10-CM|HCPCS))?, (?:First|Second|Third|Fourth) Quarter (?:19|20)\d{2}, pages? \d{1,3}(?:-\d{1,3})?`,
    'AHA Coding Clinic for ICD-10-CM/PCS, Second Quarter 2015, page 7',
  ),
  source('CPT', String.raw`(?:AMA )?CPT 2026, .{4,140}`, 'CPT 2026, Surgery, Musculoskeletal System Guidelines'),
  source('HCPCS Level II', String.raw`HCPCS Level II 2026, .{3,140}`, 'HCPCS Level II 2026, modifier GA'),
  source(
    'UB-04',
    String.raw`NUBC Official UB-04 Data Specifications Manual, Form Locators? [\d, and-]+${TRAILING}`,
    'NUBC Official UB-04 Data Specifications Manual, Form Locator 17',
  ),
  source('OIG', String.raw`OIG .{4,140}`, 'OIG General Compliance Program Guidance (2023), Section III'),
  source(
    'HHS and ONC',
    String.raw`(?:HHS|OCR|ONC|FDA|NIST|HL7|ISO|NQF|Joint Commission|LOINC|SNOMED)\b.{4,140}`,
    'HL7 Version 2.5.1, Chapter 6, Financial Management',
  ),
  source(
    'Clinical consensus',
    String.raw`(?:KDIGO|Sepsis-3|ASPEN|GLIM|NPIAP|GOLD|DSM-5-TR)\b.{4,140}`,
    'KDIGO Clinical Practice Guideline for Acute Kidney Injury (2012), Section 2.1',
  ),
  source(
    'Textbook',
    String.raw`[A-Z][A-Za-z'’-]+(?: (?:and|et al\.) ?(?:[A-Z][A-Za-z'’-]+)?)?, .{4,120} \((?:19|20)\d{2}\), (?:Section|Chapter|page|pages) .{1,40}`,
    'Manning, Introduction to Information Retrieval (2008), Section 8.3',
  ),
]

export const sourceOf = (citation: string) => CITATION_SOURCES.find((one) => one.pattern.test(citation.trim()))

/** The guideline section a citation names (`I.C.1.d.4`, `Appendix I`), or nothing. */
export function sectionOf(citation: string): string | undefined {
  return /^ICD-10-CM Guidelines FY\d{4}, (?:Section ((?:III|II|IV|I)(?:\.[A-Za-z0-9()]+)*)|(Appendix I)\b)/
    .exec(citation.trim())
    ?.slice(1)
    .find((one) => one !== undefined)
}
