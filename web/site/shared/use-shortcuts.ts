import { type HotkeyItem, useHotkeys } from '@mantine/hooks';

const typed = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

/** Whether keys write, or choose, where they were pressed. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.matches(typed);
}

/** A dialog or an open menu has the keyboard to itself. */
function isScopeTaken(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}

/**
 * Keyboard shortcuts of a page (`[['j', next], ['shift+?', help]]`, in the words of Mantine's
 * `useHotkeys`). They rest while one types and while a dialog or menu is open.
 */
export function useShortcuts(shortcuts: readonly HotkeyItem[], enabled = true): void {
  useHotkeys(
    shortcuts.map(([keys, handler, options]) => [
      keys,
      (event) => {
        if (!enabled || isTyping(event) || isScopeTaken()) return;
        if (options?.preventDefault) event.preventDefault();
        handler(event);
      },
      // Mantine's own would swallow the key while one types, too.
      { ...options, preventDefault: false },
    ]),
    [],
  );
}
