/** Whether nobody looks: what is only told to a person is an error there. */

/** A variable that is on: `CI=false`, `CI=0` and an empty one are off, as those who write them mean it. */
const isOn = (value) => value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.trim().toLowerCase())

export const isCi = (env = process.env) => isOn(env.CI)

/** The one variable that lets CI=true pass with another Electron than the one that users get. */
export const allowance = 'CCS_ALLOW_OLD_ELECTRON'
export const allowsOldElectron = (env = process.env) => isOn(env[allowance])
