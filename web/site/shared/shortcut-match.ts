/** What of a `KeyboardEvent` decides. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  getModifierState(name: string): boolean;
}

/**
 * Whether the pressed key is the one named: by the character it types, wherever that is on the
 * keyboard. Which signs take Shift or AltGr is the keyboard's own affair; with letters and named keys,
 * Shift counts.
 */
export function isShortcut(keys: string, pressed: PressedKey): boolean {
  const [, shift = '', name = ''] = /^(shift\+)?(.+)$/i.exec(keys) ?? [];
  const character = characterOf(pressed);
  if (character !== name.toLowerCase()) return false;
  const isSign = character.length === 1 && !/[a-z]/.test(character);
  if (isSign && pressed.getModifierState('AltGraph')) return !pressed.metaKey;
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return false;
  return isSign || pressed.shiftKey === (shift !== '');
}

/** A keyboard without Latin letters has them where the one of its country with such letters does. */
function characterOf({ key, code }: PressedKey): string {
  const isForeignLetter = /^\p{Letter}$/u.test(key) && !/[a-z]/i.test(key);
  const [, letter] = (isForeignLetter && /^Key([A-Z])$/.exec(code)) || [];
  return (letter ?? key).toLowerCase();
}
