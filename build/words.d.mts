export function readWords(
  args: string[],
  known: { flags?: readonly string[]; values?: readonly string[] },
): Record<string, string | true>
