import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
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

/** A label whose access key (Alt + letter) is underlined. The first occurrence of the letter is marked. */
export function AccessLabel({ text, letter }: { text: string; letter: string }) {
  const at = text.toLowerCase().indexOf(letter.toLowerCase())
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <u className="access-key">{text[at]}</u>
      {text.slice(at + 1)}
    </>
  )
}
