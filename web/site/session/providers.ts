import type { TablerIcon } from '@tabler/icons-react';
import { IconBrandGithub, IconBrandGoogle, IconLogin2 } from '@tabler/icons-react';
import type { Provider } from './provider.ts';

/** How people call the providers. */
export const providerNames: Readonly<Record<Provider, string>> = {
  GITHUB: 'GitHub',
  GOOGLE: 'Google',
  OIDC: 'single sign-on',
};

/** The picture of each provider. */
export const providerIcons: Readonly<Record<Provider, TablerIcon>> = {
  GITHUB: IconBrandGithub,
  GOOGLE: IconBrandGoogle,
  OIDC: IconLogin2,
};
