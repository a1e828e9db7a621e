import { expect, test } from 'vitest';
import { isShortcut, type PressedKey } from '../../web/site/shared/shortcut-match.ts';

const modifiers = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

function pressed(key: string, code: string, held: Partial<PressedKey> = {}): PressedKey {
  return { ...modifiers, key, code, getModifierState: () => false, ...held };
}

const shift = { shiftKey: true };
const altGr = { ctrlKey: true, altKey: true, getModifierState: () => true };

test.each([
  ['an American keyboard', pressed('?', 'Slash', shift)],
  ['a German keyboard', pressed('?', 'Minus', shift)],
  ['a French keyboard', pressed('?', 'KeyM', shift)],
  ['a Spanish keyboard', pressed('?', 'Minus', shift)],
  ['one with a key of its own for it', pressed('?', 'IntlRo')],
  ['one that takes AltGr', pressed('?', 'KeyW', altGr)],
])('a question mark is one on %s', (_, press) => {
  expect(isShortcut('?', press)).toBe(true);
  expect(isShortcut('shift+?', press)).toBe(true);
});

test('a slash is one, with Shift too', () => {
  expect(isShortcut('/', pressed('/', 'Slash'))).toBe(true);
  expect(isShortcut('/', pressed('/', 'Digit7', shift))).toBe(true);
  expect(isShortcut('/', pressed('?', 'Slash', shift))).toBe(false);
});

test('letters go by what they type, not by where they are', () => {
  expect(isShortcut('a', pressed('a', 'KeyQ'))).toBe(true);
  expect(isShortcut('a', pressed('q', 'KeyA'))).toBe(false);
  expect(isShortcut('j', pressed('J', 'KeyJ'))).toBe(true);
});

test('without Latin letters on the keyboard they go by their place', () => {
  expect(isShortcut('j', pressed('о', 'KeyJ'))).toBe(true);
  expect(isShortcut('j', pressed('ξ', 'KeyJ'))).toBe(true);
  expect(isShortcut('k', pressed('о', 'KeyJ'))).toBe(false);
});

test('with letters Shift counts', () => {
  expect(isShortcut('x', pressed('x', 'KeyX'))).toBe(true);
  expect(isShortcut('x', pressed('X', 'KeyX', shift))).toBe(false);
  expect(isShortcut('shift+x', pressed('X', 'KeyX', shift))).toBe(true);
  expect(isShortcut('shift+x', pressed('x', 'KeyX'))).toBe(false);
});

test("the browser's own shortcuts stay its own", () => {
  expect(isShortcut('r', pressed('r', 'KeyR', { ctrlKey: true }))).toBe(false);
  expect(isShortcut('a', pressed('a', 'KeyA', { metaKey: true }))).toBe(false);
  expect(isShortcut('j', pressed('j', 'KeyJ', { altKey: true }))).toBe(false);
  expect(isShortcut('?', pressed('?', 'Slash', { ...shift, ctrlKey: true }))).toBe(false);
});

test('keys without a character go by their name', () => {
  expect(isShortcut('escape', pressed('Escape', 'Escape'))).toBe(true);
  expect(isShortcut('Enter', pressed('Enter', 'NumpadEnter'))).toBe(true);
});
