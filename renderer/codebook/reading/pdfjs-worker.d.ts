/** pdf.js has no types for its worker part, which is only handed on. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  const worker: unknown
  export default worker
}
