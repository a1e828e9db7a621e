import { Alert, Divider, Stack, Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { offeredProviders } from '../../page-config.ts';
import { usePage } from '../../session/page-context.ts';
import type { Provider } from '../../session/provider.ts';
import type { WaysInFragment } from './generated/graphql.ts';
import { PasswordWay } from './password-way.tsx';
import { PhoneWay } from './phone-way.tsx';
import { ProviderWay } from './provider-way.tsx';
import { Section } from './section.tsx';

interface Props {
  readonly me: WaysInFragment & { readonly email?: string | null | undefined };
}

/** All ways to sign in to the account: what is there, what can be added, and what can go. */
export function WaysSection({ me }: Props) {
  const { config } = usePage();
  const { password = false, phone = false, providers: linked = [] } = me.signInMethods ?? {};
  const isOnly = Number(password) + Number(phone) + linked.length === 1;
  const providers = [...new Set<Provider>([...linked, ...offeredProviders(config)])];
  const ways: readonly (readonly [name: string, way: ReactNode])[] = [
    ['password', <PasswordWay key="password" isSet={password} email={me.email} />],
    ['phone', <PhoneWay key="phone" phoneNumber={me.phoneNumber} isOnly={phone && isOnly} />],
    ...providers.toSorted().map((provider) => {
      const isLinked = linked.includes(provider);
      const way = (
        <ProviderWay
          key={provider}
          provider={provider}
          isLinked={isLinked}
          isOnly={isLinked && isOnly}
        />
      );
      return [provider, way] as const;
    }),
  ];
  return (
    <Section title="Ways to sign in">
      {isOnly && (
        <Alert>
          <Text size="sm">
            You have one way to sign in. It cannot be removed; with a second one you get in when you
            lose the first.
          </Text>
        </Alert>
      )}
      <Stack gap="md">
        {ways.map(([name, way], place) => (
          <Fragment key={name}>
            {place > 0 && <Divider />}
            {way}
          </Fragment>
        ))}
      </Stack>
    </Section>
  );
}
