import { useEffect, useState } from 'react'
import { inBackground } from '../state/trouble'
import { Icon } from '../ui/icon'
import { IS_MAC } from '../ui/platform'
import { Kbd } from './parts'

/** Copies a finished code: by its button, or by the usual key for copying while no text is selected. */
export function CopyCode({ code }: { code: string }) {
  const [copied, setCopied] = useState('')
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const field = document.activeElement
      if (field instanceof HTMLInputElement && field.selectionStart !== field.selectionEnd) return
      if (window.getSelection()?.isCollapsed === false) return
      event.clipboardData?.setData('text/plain', code)
      event.preventDefault()
      setCopied(code)
    }
    document.addEventListener('copy', onCopy)
    return () => document.removeEventListener('copy', onCopy)
  }, [code])
  const copy = () =>
    inBackground(
      'Copying a code',
      navigator.clipboard.writeText(code).then(() => setCopied(code)),
    )
  return (
    <div>
      <button type="button" className="button button-primary" onClick={copy}>
        <Icon name={copied === code ? 'check' : 'copy'} size={16} />
        <span>
          {copied === code ? 'Copied' : 'Copy'} <span className="code">{code}</span>
        </span>
        <Kbd>{IS_MAC ? 'Cmd C' : 'Ctrl C'}</Kbd>
      </button>
      <span className="visually-hidden" role="status">
        {copied === code ? `${code} is copied` : ''}
      </span>
    </div>
  )
}
