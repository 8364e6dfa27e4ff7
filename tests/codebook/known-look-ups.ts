/*
 * Look-ups with known answers, from the keys of the question bank's scenarios: what a coder would look for, and the code
 * that the book must lead to.
 */

export const CM_LOOK_UPS: readonly (readonly [words: string, code: string])[] = [
  ['sepsis Escherichia coli', 'A41.51'],
  ['sepsis', 'A41.9'],
  ['pyelonephritis acute', 'N10'],
  ['infection urinary tract', 'N39.0'],
  ['failure kidney acute', 'N17.9'],
  ['failure renal acute tubular necrosis', 'N17.0'],
  ['bacteremia', 'R78.81'],
  ['hypertension heart kidney', 'I13.0'],
  ['failure heart diastolic chronic', 'I50.32'],
  ['failure heart diastolic acute on chronic', 'I50.33'],
  ['disease kidney chronic stage 4', 'N18.4'],
  ['diabetes type 2 kidney disease chronic', 'E11.22'],
  ['pressure ulcer sacral stage 2', 'L89.152'],
  ['history personal malignant neoplasm breast', 'Z85.3'],
  ['history personal pneumonia recurrent', 'Z87.01'],
  ['hypokalemia', 'E87.6'],
  ['encephalopathy metabolic', 'G93.41'],
  ['diverticulosis large intestine bleeding', 'K57.31'],
  ['hemorrhage gastrointestinal', 'K92.2'],
  ['anemia blood loss acute', 'D62'],
  ['overload circulatory due to transfusion', 'E87.71'],
  ['fibrillation atrial paroxysmal', 'I48.0'],
  ['hypertension essential', 'I10'],
  ['hypothyroidism', 'E03.9'],
  ['dehydration', 'E86.0'],
  ['hyponatremia', 'E87.1'],
  ['pneumonia aspiration food', 'J69.0'],
  ['apnea sleep obstructive', 'G47.33'],
  ['osteoporosis age-related', 'M81.0'],
  ['fracture traumatic femur neck upper end', 'S72.001A'],
]

export const PCS_LOOK_UPS: readonly (readonly [words: string, code: string])[] = [
  ['insertion device vena cava superior', '02HV33Z'],
  ['insertion device atrium right', '02H633Z'],
  ['insertion device vein basilic right', '05HB33Z'],
  ['insertion device subcutaneous tissue chest', '0JH63XZ'],
  ['inspection intestinal tract lower', '0DJD8ZZ'],
  ['inspection intestinal tract upper', '0DJ08ZZ'],
  ['transfusion red blood cells', '30233N1'],
  ['transfusion plasma fresh', '30233L1'],
  ['transfusion platelets', '30233R1'],
  ['control bleeding gastrointestinal tract', '0W3P8ZZ'],
  ['excision large intestine right', '0DBF8ZX'],
  ['reposition femur upper right', '0QS636Z'],
  ['reposition femoral shaft right', '0QS836Z'],
  ['insertion device femur upper right', '0QH636Z'],
  ['fluoroscopy hip right', 'BQ10ZZZ'],
  ['introduction thrombolytic', '3E03317'],
  ['computerized tomography brain', 'B020ZZZ'],
  ['magnetic resonance imaging brain', 'B030ZZZ'],
  ['ultrasonography heart right and left', 'B246ZZZ'],
  ['replacement joint hip right', '0SR904A'],
]

export const HCPCS_LOOK_UPS: readonly (readonly [words: string, code: string])[] = [
  ['hospital observation service per hour', 'G0378'],
  ['hospital outpatient clinic visit', 'G0463'],
  ['injection ketorolac', 'J1885'],
  ['injection ondansetron', 'J2405'],
  ['injection adrenalin epinephrine', 'J0171'],
  ['syringe needle sterile 5 cc', 'A4209'],
  ['technetium sestamibi', 'A9500'],
  ['colorectal cancer screening colonoscopy high risk', 'G0105'],
  ['screening mammography bilateral', 'G0202'],
  ['right side', 'RT'],
]

/** By "see", nonessential modifiers, subterms far down, the second code in brackets, and the tables. */
export const CM_BY_OTHER_WAYS: readonly (readonly [words: string, code: string])[] = [
  ['heart attack', 'I21.3'],
  ['carcinoma bronchogenic', 'C34.11'],
  ['neoplasm breast', 'C50.911'],
  ['neoplasm brain', 'C79.31'],
  ['thiazides', 'T50.2X5A'],
  ['aspirin', 'T39.011A'],
  ['fever unknown origin', 'R50.9'],
  ['fracture femoral neck', 'S72.002B'],
  ['fracture radius lower end colles', 'S52.531D'],
  ['arthritis gonococcal', 'A54.42'],
  ['diabetes type 2 with retinopathy proliferative', 'E11.3599'],
  ['delivery complicated by hemorrhage postpartum', 'O72.1'],
  ['fall stairs', 'W10.9XXA'],
  ['long-term drug therapy aspirin', 'Z79.82'],
  ['observation suspected accident at work', 'Z04.2'],
  ['hernia inguinal unilateral with obstruction', 'K40.30'],
  ['concussion loss of consciousness 30 minutes', 'S06.0X1A'],
  ['ulcer lower limb calf right skin breakdown only', 'L97.211'],
]

/** By the "see" lines of eponyms and common names, by approach and by device. */
export const PCS_BY_OTHER_WAYS: readonly (readonly [words: string, code: string])[] = [
  ['arthroplasty', '0SR904A'],
  ['colectomy', '0DTN0ZZ'],
  ['angioplasty', '027035Z'],
  ['craniotomy', '009U3ZX'],
  ['CABG', '021009W'],
  ['intubation airway', '0BH17EZ'],
  ['mastectomy', '0HTT0ZZ'],
  ['cesarean section', '10D00Z1'],
  ['hysterectomy', '0UT90ZZ'],
  ['dialysis hemodialysis', '5A1D70Z'],
]
