import { useEffect, useRef, useState, type KeyboardEventHandler, type ReactNode } from 'react'

/** A region that scrolls inside; while something is out of sight it takes the focus, so that the arrow keys scroll it. */
export function ScrollArea({
  className,
  onKeyDown,
  children,
}: {
  className: string
  onKeyDown?: KeyboardEventHandler
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const own = box.current!
    const observer = new ResizeObserver(() =>
      setScrolls(own.scrollWidth > own.clientWidth || own.scrollHeight > own.clientHeight),
    )
    observer.observe(own)
    for (const child of own.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className={className} tabIndex={scrolls ? 0 : undefined} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}
