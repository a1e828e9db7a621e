import { List, Stack, Text } from '@mantine/core';
import { useMutation } from 'urql';
import { typed } from '../../api/typed.ts';
import { toastDone } from '../../shared/toasts.tsx';
import { type Action, useAction } from '../../shared/use-action.ts';
import { useConfirm } from '../../shared/use-confirm.tsx';
import { GrantConsentDocument, WithdrawConsentDocument } from './generated/graphql.ts';

interface ConsentActions extends Pick<Action, 'busy' | 'error'> {
  grant(version: string): void;
  /** Asks first, with what it means. */
  withdraw(): void;
}

/** Gives and withdraws the member's consent. */
export function useConsent(): ConsentActions {
  const { busy, error, run } = useAction();
  const [, sendGrant] = useMutation(typed(GrantConsentDocument));
  const [, sendWithdrawal] = useMutation(typed(WithdrawConsentDocument));
  const confirm = useConfirm();
  const grant = async (version: string) => {
    const result = await sendGrant({ version });
    if (result.error) throw result.error;
    toastDone('Thank you. Now upload your transactions.');
  };
  const withdraw = async () => {
    const result = await sendWithdrawal({});
    if (result.error) throw result.error;
    toastDone('Your consent is withdrawn, and your profile is deleted.');
  };
  return {
    busy,
    error,
    grant: (version) => void run(() => grant(version)),
    withdraw: () => void confirm(withdrawal).then((sure) => (sure ? run(withdraw) : undefined)),
  };
}

const withdrawal = {
  title: 'Withdraw your consent?',
  confirmLabel: 'Withdraw my consent',
  dangerous: true,
  message: (
    <Stack gap="sm">
      <Text size="sm">This happens at once and cannot be undone:</Text>
      <List size="sm" spacing={4}>
        <List.Item>Your profile is deleted: your persona and its numbers.</List.Item>
        <List.Item>Recommendations that wait for review are deleted.</List.Item>
        <List.Item>Files that are being processed are stopped.</List.Item>
      </List>
      <Text size="sm">
        You can agree again later, but then you start afresh with a new upload. Your files and your
        past personas stay in your export until you delete your account.
      </Text>
    </Stack>
  ),
};
