/** The one origin of the app. It is part of the database's address: never rename it after a release. */
export const appScheme = 'app'
export const appHost = 'ccs-exam-simulator'
export const appOrigin = `${appScheme}://${appHost}`
export const appUrl = `${appOrigin}/`

/** The origin of any URL; unlike `URL.origin` it also works for our own scheme. Null when it is no URL at all. */
export function originOf(url: string): string | null {
  try {
    const parsed = new URL(url)
    if (parsed.username !== '' || parsed.password !== '') return null
    return `${parsed.protocol}//${parsed.host}`
  } catch {
    return null
  }
}

/** The path of a URL of this app, as written (not yet trusted); null for every other address. */
export function appPathOf(url: string): string | null {
  if (!url.startsWith(appUrl)) return null
  return url.slice(appOrigin.length).split(/[?#]/, 1)[0] ?? null
}
