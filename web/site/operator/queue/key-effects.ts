/** What a key is told to: where the focus is, and never what lies behind an open dialog. */
export function focusedTarget(): Element {
  const focused = document.activeElement ?? document.documentElement;
  const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
  return dialog === null || dialog.contains(focused) ? focused : dialog;
}

/** What the browser does for a key that a hand strikes, and not for one that a page tells. */
export function actByItself(target: Element, { key }: KeyboardEvent): void {
  if (target instanceof HTMLTextAreaElement || target.matches('input[type="search"]')) {
    if (key !== 'Escape') write(target, key === 'Enter' ? '\n' : key);
  } else if (target instanceof HTMLElement && isPressedBy(key, target)) {
    target.click();
  }
}

function isPressedBy(key: string, target: HTMLElement): boolean {
  if (target.matches('button, summary')) return key === 'Enter' || key === ' ';
  if (target.matches('a')) return key === 'Enter';
  return key === ' ' && target.matches('input[type="checkbox"], input[type="radio"]');
}

function write(target: Element, text: string): void {
  const isLong = target instanceof HTMLTextAreaElement;
  if (!isLong && !(target instanceof HTMLInputElement)) return;
  if (text === '\n' && !isLong) return;
  const { value, maxLength, selectionStart, selectionEnd } = target;
  if (maxLength >= 0 && value.length + text.length > maxLength) return;
  const [start, end] = [selectionStart ?? value.length, selectionEnd ?? value.length];
  target.setRangeText(text, start, end, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
}
