import { useSyncExternalStore } from 'react';
import type { Account, Session } from '../shared/session.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import iconUrl from './icon.svg';
import type { PageConfig } from './page-config.ts';
import { roleLabel } from './role.ts';
import { SignInForm } from './sign-in-form.tsx';
import { useAction } from './use-action.ts';

interface Props {
  readonly session: Session;
  readonly config: PageConfig;
}

/** The bar above GraphiQL: who is signed in, and how to become someone else. */
export function AccountBar({ session, config }: Props) {
  const { account, notice, restoring } = useSyncExternalStore(session.subscribe, session.getState);
  const { busy, error, run } = useAction();
  // Apart, because one can sign in again while the gateway is still being told.
  const leaving = useAction();
  const signIn = (email: string, password: string) =>
    void run(() => session.signIn(email, password));
  const message = error ?? leaving.error ?? notice;

  return (
    <header className="account-bar">
      <h1>
        <img src={iconUrl} alt="" width="26" height="26" />
        SpendSense <span>GraphiQL</span>
      </h1>
      <div className="account" aria-busy={busy}>
        {config.demo && (
          <DemoAccounts demo={config.demo} current={account?.email ?? null} onChoose={signIn} />
        )}
        <p className="who" role="status">
          {account && <Who account={account} />}
        </p>
        {account ? (
          <button type="button" onClick={() => void leaving.run(() => session.signOut())}>
            Sign out
          </button>
        ) : (
          !restoring && <SignInForm onSubmit={signIn} />
        )}
      </div>
      <p className="message" role="alert">
        {message}
      </p>
    </header>
  );
}

function Who({ account: { email, role } }: { readonly account: Account }) {
  return (
    <>
      <span className="visually-hidden">Signed in as </span>
      <span>{email}</span>
      <span className="role" data-role={role}>
        {roleLabel(role)}
      </span>
    </>
  );
}
