import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadPageConfig } from './page-config.ts';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root"');
const root = createRoot(container);

try {
  const config = await loadPageConfig();
  root.render(
    <StrictMode>
      <App config={config} />
    </StrictMode>,
  );
} catch (error) {
  root.render(<p className="loading">{`GraphiQL cannot start: ${String(error)}`}</p>);
}
