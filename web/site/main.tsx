import './mantine-styles.ts';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openBrowserSignIn } from '../shared/browserSignIn.ts';
import { Session } from '../shared/session.ts';
import { App } from './app.tsx';
import { loadPageConfig } from './page-config.ts';
import { reloadWhenPartsAreGone } from './reload.ts';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root"');

reloadWhenPartsAreGone();

const root = createRoot(container);
try {
  const config = await loadPageConfig();
  const session = new Session(config.endpoint, openBrowserSignIn());
  void session.restore();
  root.render(
    <StrictMode>
      <App config={config} session={session} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<p className="cannot-start">{`SpendSense cannot start: ${String(error)}`}</p>);
}
