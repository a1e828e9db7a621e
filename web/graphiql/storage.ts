import type { StorageAPI } from '@graphiql/toolkit';

type EditorStorage = NonNullable<StorageAPI['storage']>;

const prefix = 'graphiql:';
const themeKey = `${prefix}theme`;

/**
 * Where GraphiQL keeps its state: the theme for good, everything else for this browser tab only,
 * because variables and history may hold what someone typed as a password.
 */
export const editorStorage: EditorStorage = {
  getItem: (key) => areaFor(key).getItem(key),
  setItem: (key, value) => areaFor(key).setItem(key, value),
  removeItem: (key) => areaFor(key).removeItem(key),
  clear: () => {
    for (const key of storedKeys()) sessionStorage.removeItem(key);
    localStorage.removeItem(themeKey);
  },
  get length() {
    return storedKeys().length;
  },
};

/** Whether this browser tab has editor tabs of its own already, such as after a reload. */
export function hasStoredTabs(): boolean {
  return editorStorage.getItem(`${prefix}tabState`) !== null;
}

function areaFor(key: string): Storage {
  return key === themeKey ? localStorage : sessionStorage;
}

function storedKeys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}
