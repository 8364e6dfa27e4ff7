import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { letterOf, type CommandId } from '../keys/commands'
import { useKeys } from '../keys/use-keys'
import './button.css'

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'bar'
  icon?: ReactNode
  /** An icon after the label. */
  endIcon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A push button. `bar` is for the coloured bars of the exam room. */
export function Button({ look = 'plain', icon, endIcon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`button button-${look}`} {...rest}>
      {icon}
      <span>{children}</span>
      {endIcon}
    </button>
  )
}

type KeyButtonProps = Omit<ButtonProps, 'onClick' | 'children'> & {
  command: CommandId
  onClick: (() => unknown) | undefined
  children: string
}

/** A button with a key: it listens to its command's keys while it can be pressed, and underlines the letter. */
export function KeyButton({ command, onClick, children, ...rest }: KeyButtonProps) {
  const run = rest.disabled ? undefined : onClick
  useKeys({ [command]: run })
  return (
    <Button {...rest} onClick={run && (() => void run())}>
      <AccessLabel text={children} command={command} />
    </Button>
  )
}

/** A label whose access key (Alt + letter) is underlined: the first occurrence of its command's letter. */
export function AccessLabel({ text, command }: { text: string; command: CommandId }) {
  const letter = letterOf(command)
  const at = letter === '' ? -1 : text.toUpperCase().indexOf(letter)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <u className="access-key">{text[at]}</u>
      {text.slice(at + 1)}
    </>
  )
}
