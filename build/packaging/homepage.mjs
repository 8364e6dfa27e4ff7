/**
 * The project's address. It is written in package.json alone; a release made elsewhere (a fork, or before the address is
 * known) says its own in CCS_HOMEPAGE, as .github/workflows/release.yml does.
 */
import { readFileSync } from 'node:fs'
import { inRoot } from '../paths.mjs'

/** The address packages carry. Throws where CCS_HOMEPAGE is none. */
export function homepage() {
  const given = process.env.CCS_HOMEPAGE
  if (!given) return JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).homepage
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:')
    throw new Error(`CCS_HOMEPAGE is ${given}; it has to be an address that begins with https://.`)
  return given.replace(/\/+$/, '')
}

/** The same, or nothing where it is a stand-in that leads nowhere: no one is sent there. */
export const realHomepage = () => (new URL(homepage()).hostname.endsWith('.invalid') ? '' : homepage())
