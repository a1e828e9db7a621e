import { usePage } from '../session/page-context.ts';
import PhoneSteps from '../session/phone-steps.tsx';
import { VerifySmsCodeDocument } from './generated/graphql.ts';

const hint =
  'The first time, this makes your account. We use the number for nothing but signing in.';

/** Signs in by a code to a phone. */
export default function PhoneForm() {
  const { session } = usePage();
  return (
    <PhoneSteps
      verb="Sign in"
      hint={hint}
      onCode={(input) =>
        session.begin(VerifySmsCodeDocument, { input }, ({ verifySmsCode }) => verifySmsCode)
      }
    />
  );
}
