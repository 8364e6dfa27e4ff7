/* What is shown when something went wrong, in one chunk that is fetched before it can be needed. */
export { BrokenScreen, CannotStart } from './broken-screen'
export { TroubleNotice } from './trouble-notice'
