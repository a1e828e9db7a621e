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

/** What an editor tab holds. */
interface StoredTab {
  readonly query?: string | null;
  readonly variables?: string | null;
}

/** The editor tab that was open in this browser tab, such as before a reload. */
export function storedTab(): StoredTab | null {
  const stored = editorStorage.getItem(`${prefix}tabState`);
  if (stored === null) return null;
  const { tabs, activeTabIndex } = JSON.parse(stored) as StoredTabs;
  return tabs?.[activeTabIndex ?? 0] ?? null;
}

interface StoredTabs {
  readonly tabs?: readonly StoredTab[];
  readonly activeTabIndex?: number;
}

function areaFor(key: string): Storage {
  return key === themeKey ? localStorage : sessionStorage;
}

function storedKeys(): string[] {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}
