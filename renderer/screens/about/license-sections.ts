/** A license of licenses.txt: whose it is, and its text. */
export type LicenseSection = { title: string; text: string }

/** A title between two rules, as build/packaging/notices.ts writes it. */
const title = /^={80}\n(.+)\n={80}\n/m

/** What licenses.txt says before the first license, and its licenses in their order. */
export function licenseSections(licenses: string): { intro: string; sections: LicenseSection[] } {
  const [intro = '', ...rest] = licenses.split(new RegExp(title, 'm'))
  const sections: LicenseSection[] = []
  for (let at = 0; at + 1 < rest.length; at += 2)
    sections.push({ title: rest[at]!, text: rest[at + 1]!.replace(/^\n+|\s+$/g, '') })
  return { intro: intro.trim().replaceAll('\n', ' '), sections }
}
