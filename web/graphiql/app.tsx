import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { openBrowserSignIn } from '../shared/browserSignIn.ts';
import { Session } from '../shared/session.ts';
import { AccountBar } from './account-bar.tsx';
import { exampleTabs } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import type { PageConfig } from './page-config.ts';
import { editorStorage, storedTab } from './storage.ts';

/** The whole page: the account bar, and GraphiQL speaking for that account. */
export function App({ config }: { readonly config: PageConfig }) {
  const session = useMemo(() => new Session(config.endpoint, openBrowserSignIn()), [config]);
  useEffect(() => void session.restore(), [session]);
  const fetcher = useMemo(() => createFetcher(config.endpoint, session), [config, session]);
  const tabs = useMemo(() => exampleTabs(config), [config]);
  const opened = useMemo(() => openedTab(tabs), [tabs]);

  return (
    <>
      <AccountBar session={session} config={config} />
      <main>
        <GraphiQL
          fetcher={fetcher}
          storage={editorStorage}
          defaultTabs={tabs}
          defaultEditorToolsVisibility="variables"
          schemaDescription
          inputValueDeprecation
          {...opened}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

/**
 * GraphiQL takes the operation of the tab that it opens with from the tabs, but not the variables. Beside
 * stored tabs both must be given: what fits none of them would open one tab more at each reload.
 */
function openedTab([first]: ReturnType<typeof exampleTabs>) {
  const stored = storedTab();
  if (stored === null) return first?.variables ? { initialVariables: first.variables } : {};
  return { initialQuery: stored.query ?? '', initialVariables: stored.variables ?? '' };
}
