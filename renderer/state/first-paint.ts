/* Of what runs first, so it imports nothing. */

/** A window that is not shown paints nothing; it starts all the same. */
const PAINT_AT_LATEST = 250

/** Runs when the page has been painted for the first time, so that what it does keeps nobody from seeing home. */
export function whenPainted(work: () => void): void {
  let done = false
  const once = () => {
    if (done) return
    done = true
    work()
  }
  // A task of its own: the frame that was asked for is painted before it.
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, PAINT_AT_LATEST)
}
