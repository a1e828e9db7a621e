import { useEffect, useEffectEvent } from 'react';
import { isShortcut } from './shortcut-match.ts';

/** A key and what it does: `'j'`, `'?'`, `'Escape'`, `'shift+x'`. */
export type Shortcut = readonly [keys: string, handler: (event: KeyboardEvent) => void];

const typed = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

/** Whether keys write, or choose, where they were pressed. */
function isTyping({ target, isComposing }: KeyboardEvent): boolean {
  return isComposing || (target instanceof Element && target.matches(typed));
}

/** A dialog or an open menu has the keyboard to itself. */
function isScopeTaken(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/**
 * Keyboard shortcuts of a page: `[['j', next], ['?', help], ['shift+x', selectTo]]`, by the characters
 * that are typed; the first that fits counts. They rest while one types and while a dialog or menu is open.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], enabled = true): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!enabled || isTyping(event) || isScopeTaken()) return;
    shortcuts.find(([keys]) => isShortcut(keys, event))?.[1](event);
  });
  useEffect(() => {
    const { documentElement } = document;
    const listener = (event: KeyboardEvent) => press(event);
    documentElement.addEventListener('keydown', listener);
    return () => documentElement.removeEventListener('keydown', listener);
  }, []);
}
