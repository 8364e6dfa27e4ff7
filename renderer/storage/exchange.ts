import type { Database } from './database'

/*
 * Whether other data has taken the place of what was stored: a row that is written in the same transaction, so that it
 * is there exactly when the data is. Among the settings, since an archive keeps keys of other versions and nothing reads
 * them.
 */

const KEY = 'exchange'

/** The row that goes into the transaction of the exchange. */
export const exchangeRow = (token: string) => ({ key: KEY, value: token })

export const wasExchanged = async (db: Database, token: string): Promise<boolean> =>
  (await db.settings.get(KEY))?.value === token

export async function forgetExchange(db: Database): Promise<void> {
  await db.settings.delete(KEY)
}
