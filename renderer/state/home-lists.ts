import { create } from 'zustand'
import type { Listed } from './history'

/** The attempts that home shows; undefined while they load and when another screen is shown. `most`: null is the usual. */
export const useHomeLists = create<{ listed: Listed | undefined; most: number | null }>()(() => ({
  listed: undefined,
  most: null,
}))
