import type { PageConfig } from './page-config.ts';
import { roleLabel } from './role.ts';

interface Props {
  readonly demo: NonNullable<PageConfig['demo']>;
  readonly current: string | null;
  onChoose(email: string, password: string): void;
}

/** One button for each demo account; the one signed in is pressed. */
export function DemoAccounts({ demo, current, onChoose }: Props) {
  return (
    <fieldset className="demo-accounts">
      <legend>Demo accounts</legend>
      {demo.accounts.map(({ email, role }) => (
        <button
          key={email}
          type="button"
          className="pill"
          data-role={role}
          title={`Sign in as ${email}`}
          aria-pressed={email === current}
          onClick={() => onChoose(email, demo.password)}
        >
          {roleLabel(role)}
        </button>
      ))}
    </fieldset>
  );
}
