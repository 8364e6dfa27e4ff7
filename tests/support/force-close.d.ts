declare module 'fake-indexeddb/lib/forceCloseDatabase' {
  /** Closes a connection as a browser does that takes the database away. */
  export default function forceCloseDatabase(connection: IDBDatabase): void
}
