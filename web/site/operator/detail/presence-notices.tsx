import { Alert } from '@mantine/core';
import { IconEye, IconUserCheck } from '@tabler/icons-react';
import { useAccount } from '../../session/page-context.ts';
import { Time } from '../../shared/values.tsx';
import type { ColleagueFragment, WholeRecommendationFragment } from './generated/graphql.ts';
import { useWasDecidedMeanwhile } from './use-presence.ts';

/** Who else has it open now. It is said, and blocks nobody. */
export function OpenedByOthers({ openedBy }: { readonly openedBy: readonly ColleagueFragment[] }) {
  if (openedBy.length === 0) return <div role="status" />;
  return (
    <Alert
      color="orange"
      role="status"
      className="no-print"
      icon={<IconEye aria-hidden />}
      title={`${openedBy.map(nameOf).join(', ')} ${openedBy.length > 1 ? 'have' : 'has'} this open too`}
    >
      {openedBy.map((one, place) => (
        <span key={one.operator.id}>
          {place > 0 && ', '}since <Time at={one.since} />
        </span>
      ))}
      . Talk to each other, or leave it to them: whoever decides first decides.
    </Alert>
  );
}

const nameOf = ({ operator }: ColleagueFragment) => operator.email ?? 'A colleague';

interface DecidedProps {
  readonly recommendation: WholeRecommendationFragment;
}

/** Says that somebody else decided while one was looking. */
export function DecidedMeanwhile({ recommendation }: DecidedProps) {
  const { id, status, approvedBy, rejectedBy } = recommendation;
  const account = useAccount();
  const decider = approvedBy ?? rejectedBy;
  const isWaiting = status === 'PENDING';
  const meanwhile = useWasDecidedMeanwhile(id, isWaiting, decider?.id !== account.id);
  if (!meanwhile) return null;
  return (
    <Alert
      color="blue"
      role="status"
      className="no-print"
      icon={<IconUserCheck aria-hidden />}
      title={`${status === 'APPROVED' ? 'Approved' : 'Rejected'} by ${decider?.email ?? 'a colleague'} meanwhile`}
    >
      Nothing is left to do here.
    </Alert>
  );
}
