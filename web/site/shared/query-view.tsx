import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { ErrorState } from './error-state.tsx';
import { CardSkeleton } from './skeletons.tsx';

interface Props<Data> {
  readonly data: Data | null | undefined;
  readonly error: CombinedError | undefined;
  readonly onRetry: () => void;
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The three states of a query: a skeleton, an error with a retry, or what was asked for. */
export function QueryView<Data>({ data, error, onRetry, skeleton, children }: Props<Data>) {
  if (data !== null && data !== undefined) return children(data);
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  return skeleton ?? <CardSkeleton />;
}
