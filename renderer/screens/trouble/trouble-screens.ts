/* What is shown when something went wrong, in one chunk that is fetched before it can be needed. */
export { BrokenScreen } from './broken-screen'
export { RecoveryScreen } from './recovery-screen'
export { TroubleNotice } from './trouble-notice'
