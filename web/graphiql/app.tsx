import { GraphiQL } from 'graphiql';
import { useEffect, useMemo } from 'react';
import { openBrowserSignIn } from '../shared/browserSignIn.ts';
import { Session } from '../shared/session.ts';
import { AccountBar } from './account-bar.tsx';
import { exampleTabs } from './examples.ts';
import { createFetcher } from './fetcher.ts';
import type { PageConfig } from './page-config.ts';
import { editorStorage, hasStoredTabs } from './storage.ts';

/** The whole page: the account bar, and GraphiQL speaking for that account. */
export function App({ config }: { readonly config: PageConfig }) {
  const session = useMemo(() => new Session(config.endpoint, openBrowserSignIn()), [config]);
  useEffect(() => void session.restore(), [session]);
  const fetcher = useMemo(() => createFetcher(config.endpoint, session), [config, session]);
  const tabs = useMemo(() => exampleTabs(config), [config]);
  // GraphiQL takes the first tab's operation from `defaultTabs`, but not its variables. Given
  // beside stored tabs, they would open one tab more at each reload.
  const firstVariables = useMemo(() => (hasStoredTabs() ? {} : firstTabVariables(tabs)), [tabs]);

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
          {...firstVariables}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

function firstTabVariables([first]: ReturnType<typeof exampleTabs>) {
  return first?.variables ? { initialVariables: first.variables } : {};
}
