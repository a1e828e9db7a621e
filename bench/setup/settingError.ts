/** A setting cannot be used; the message names it and the mend, and needs no stack. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}
