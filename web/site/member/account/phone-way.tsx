import { Button, Center, Loader, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceMobile } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { type OperationResult, useMutation } from 'urql';
import { describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { usePage } from '../../session/page-context.ts';
import { toastDone, toastError } from '../../shared/toasts.tsx';
import { LinkPhoneDocument, UnlinkPhoneDocument } from './generated/graphql.ts';
import { RemoveButton } from './remove-button.tsx';
import { Way } from './way.tsx';

const PhoneSteps = lazy(() => import('../../session/phone-steps.tsx'));

const hint = 'We use the number for nothing but signing in.';

interface Props {
  readonly phoneNumber: string | null | undefined;
  readonly isOnly: boolean;
}

/** A phone: added or changed by a code that is sent to it. */
export function PhoneWay({ phoneNumber, isOnly }: Props) {
  const [opened, { toggle, close }] = useDisclosure();
  const link = useLinkPhone();
  const [{ fetching }, unlink] = useMutation(typed(UnlinkPhoneDocument));
  const remove = async () => {
    const { error } = await unlink({});
    if (error) toastError(error);
    else toastDone('Your phone number is removed.');
  };
  const add = phoneNumber ? 'Change' : 'Add';
  return (
    <Stack gap="md">
      <Way
        icon={IconDeviceMobile}
        name="Phone"
        actions={
          <>
            <Button
              variant="default"
              size="xs"
              aria-label={opened ? undefined : `${add} your phone`}
              aria-expanded={opened}
              onClick={toggle}
            >
              {opened ? 'Cancel' : add}
            </Button>
            {phoneNumber && (
              <RemoveButton
                what="your phone"
                isOnly={isOnly}
                busy={fetching}
                onRemove={() => void remove()}
              />
            )}
          </>
        }
      >
        {phoneNumber ?? 'No number'}
      </Way>
      {opened && (
        <Suspense fallback={loading}>
          <Stack maw={420}>
            <PhoneSteps
              verb="Save this number"
              hint={hint}
              onCode={async (input) => {
                await link(input);
                close();
                toastDone(`You can now sign in with ${input.phoneNumber}.`);
              }}
            />
          </Stack>
        </Suspense>
      )}
    </Stack>
  );
}

const loading = (
  <Center mih={120}>
    <Loader type="dots" aria-label="Loading" />
  </Center>
);

/** Links a number. A refusal is about the code, or about a session that has ended: the latter is found out. */
function useLinkPhone() {
  const { session } = usePage();
  const [, send] = useMutation(typed(LinkPhoneDocument));
  return async (input: { phoneNumber: string; code: string }): Promise<void> => {
    const { error }: OperationResult = await send({ input });
    if (!error) return;
    const isRefusal = describeError(error).code === 'UNAUTHENTICATED';
    if (isRefusal) await session.renew().catch(() => undefined);
    throw error;
  };
}
