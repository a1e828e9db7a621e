import { Center, Loader, SegmentedControl, Stack } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { SignInForm } from './sign-in-form.tsx';

const PhoneForm = lazy(() => import('./phone-form.tsx'));

const ways = [
  { value: 'email', label: 'Email' },
  { value: 'phone', label: 'Phone' },
];

const loading = (
  <Center mih={160}>
    <Loader type="dots" aria-label="Loading" />
  </Center>
);

/** By email and password, or by a code to a phone. */
export function WaysToSignIn() {
  const [way, setWay] = useState('email');
  return (
    <Stack>
      <SegmentedControl
        data={ways}
        value={way}
        onChange={setWay}
        size="xs"
        fullWidth
        aria-label="Sign in by"
      />
      <Suspense fallback={loading}>{way === 'email' ? <SignInForm /> : <PhoneForm />}</Suspense>
    </Stack>
  );
}
