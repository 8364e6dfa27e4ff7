import './no-eval'

/* The second chunk: no-eval comes before any schema is made. */
export { start } from './state/boot'
