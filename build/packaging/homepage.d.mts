export function homepage(): string
export function realHomepage(): string
