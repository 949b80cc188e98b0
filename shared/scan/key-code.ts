/**
 * Which character a scanner meant, from the physical key (`event.code`) and Shift, as on the US keyboard that
 * scanners imitate. `event.key` is not asked: an active input method says "Process" there, another keyboard layout
 * another sign, and Caps Lock the other case.
 */

const plainAndShifted: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Digit0: ['0', ')'],
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  IntlBackslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadComma: [',', ','],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadEqual: ['=', '='],
}

/** `undefined`: not a key that writes a character (an arrow, Escape, the number pad without Num Lock). */
export function characterOf(event: {
  readonly code: string
  readonly key: string
  readonly shift: boolean
}): string | undefined {
  const { code, key, shift } = event
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return shift ? letter : letter.toLowerCase()
  if (code.startsWith('Numpad') && isNavigation(key)) return undefined
  const digit = /^Numpad([0-9])$/.exec(code)?.[1]
  if (digit) return digit
  const pair = plainAndShifted[code]
  if (pair) return shift ? pair[1] : pair[0]
  // Remote desktops and on-screen keyboards give no physical key.
  return code === '' && [...key].length === 1 ? key : undefined
}

/** With Num Lock off, a person moves about with these keys. */
function isNavigation(key: string): boolean {
  return /^(Arrow|Home|End|Page|Insert|Delete|Clear)/.test(key)
}
