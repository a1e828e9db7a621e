import { lazy, Suspense, useState } from 'react';
import { whenOnline } from '../shared/when-online.ts';
import { AccountButton } from './account-button.tsx';

const load = () => whenOnline(() => import('./account-menu-open.tsx'));
const OpenAccountMenu = lazy(load);

/** Who is signed in, and the ways out. The menu itself is loaded when somebody is about to open it. */
export function AccountMenu() {
  const [isWanted, setIsWanted] = useState(false);
  const prepare = () => void load().catch(() => undefined);
  if (isWanted) {
    return (
      <Suspense fallback={<AccountButton aria-expanded loading />}>
        <OpenAccountMenu />
      </Suspense>
    );
  }
  return (
    <AccountButton
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => setIsWanted(true)}
    />
  );
}
