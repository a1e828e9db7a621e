import { Button } from '@mantine/core';
import { useMutation } from 'urql';
import { typed } from '../../api/typed.ts';
import type { Provider } from '../../session/provider.ts';
import { providerIcons, providerNames } from '../../session/providers.ts';
import { useProvider } from '../../session/use-provider.ts';
import { toastDone, toastError } from '../../shared/toasts.tsx';
import { useAction } from '../../shared/use-action.ts';
import { UnlinkOAuthDocument } from './generated/graphql.ts';
import { RemoveButton } from './remove-button.tsx';
import { Way } from './way.tsx';

interface Props {
  readonly provider: Provider;
  readonly isLinked: boolean;
  readonly isOnly: boolean;
}

/** An account at a provider: added on the provider's own page, to which the browser goes and returns. */
export function ProviderWay({ provider, isLinked, isOnly }: Props) {
  const leave = useProvider();
  const { busy, run } = useAction();
  const [{ fetching }, unlink] = useMutation(typed(UnlinkOAuthDocument));
  const name = providerNames[provider];
  const add = () => run(() => leave(provider, 'link', '/app/settings').catch(toastError));
  const remove = async () => {
    const { error } = await unlink({ provider });
    if (error) toastError(error);
    else toastDone(`You cannot sign in with ${name} any more.`);
  };
  return (
    <Way
      icon={providerIcons[provider]}
      name={`${name.charAt(0).toUpperCase()}${name.slice(1)}`}
      actions={
        isLinked ? (
          <RemoveButton
            what={name}
            isOnly={isOnly}
            busy={fetching}
            onRemove={() => void remove()}
          />
        ) : (
          <Button
            variant="default"
            size="xs"
            aria-label={`Add ${name}`}
            loading={busy}
            onClick={() => void add()}
          >
            Add
          </Button>
        )
      }
    >
      {isLinked ? 'Added' : 'Not added'}
    </Way>
  );
}
