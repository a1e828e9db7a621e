import { IconKey } from '@tabler/icons-react';
import { Way } from './way.tsx';

interface Props {
  readonly isSet: boolean;
  readonly email: string | null | undefined;
}

/** The password, which is changed in a section of its own. */
export function PasswordWay({ isSet, email }: Props) {
  return (
    <Way icon={IconKey} name="Email and password">
      {isSet ? email : 'This account has no password.'}
    </Way>
  );
}
