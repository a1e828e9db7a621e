import { useState } from 'react';
import { execute } from '../../shared/gateway.ts';
import { CodeStep } from './code-step.tsx';
import { RequestSmsCodeDocument, type RequestSmsCodeMutation } from './generated/graphql.ts';
import { NumberStep } from './number-step.tsx';
import { usePage } from './page-context.ts';

/** A code that is on its way. */
export type SentCode = RequestSmsCodeMutation['requestSmsCode'];

interface Props {
  /** What the code is for, on the last button: "Sign in". */
  readonly verb: string;
  /** Says what happens with the number. */
  readonly hint: string;
  /** Uses the code. @throws GatewayError or CombinedError what the gateway said */
  readonly onCode: (proof: { phoneNumber: string; code: string }) => Promise<void>;
}

/** Shows by a code that a phone is one's own: first the number, then the six digits. */
export default function PhoneSteps({ verb, hint, onCode }: Props) {
  const { config } = usePage();
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState<SentCode | null>(null);
  const [cameBack, setCameBack] = useState(false);
  const send = async (phoneNumber: string) => {
    const { requestSmsCode } = await execute(config.endpoint, RequestSmsCodeDocument, {
      phoneNumber,
    });
    setSent(requestSmsCode);
  };

  if (sent === null) {
    return (
      <NumberStep value={typed} onChange={setTyped} hint={hint} takeFocus={cameBack} send={send} />
    );
  }
  return (
    <CodeStep
      sent={sent}
      verb={verb}
      onCode={(code) => onCode({ phoneNumber: sent.phoneNumber, code })}
      onResend={() => send(sent.phoneNumber)}
      onChangeNumber={() => {
        setCameBack(true);
        setSent(null);
      }}
    />
  );
}
