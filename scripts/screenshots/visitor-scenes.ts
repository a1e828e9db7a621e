import type { Scene } from './camera.ts';

/** What one sees before signing in. */
export function visitorScenes(origin: string): Scene[] {
  const openTab = (tab: RegExp): Scene['open'] => {
    return async (page) => {
      await page.goto(origin);
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('heading', { name: 'SpendSense' }).waitFor();
    };
  };
  return [
    { name: 'sign-in', phone: true, tallest: 1_000, open: openTab(/^sign in/i) },
    {
      name: 'sign-in-by-phone',
      open: async (page) => {
        await openTab(/^sign in/i)(page);
        await page.getByText('Phone', { exact: true }).click();
        await page.getByRole('textbox', { name: /phone/i }).waitFor();
      },
    },
    { name: 'register', tallest: 1_000, open: openTab(/^register/i) },
  ];
}

/** The explorer, signed in by the site's own sign-in. */
export function graphiqlScenes(origin: string): Scene[] {
  return [
    {
      name: 'graphiql',
      reopens: true,
      open: async (page) => {
        await page.goto(`${origin}/graphiql`);
        const variables = page.getByRole('region', { name: 'Variables' }).locator('.view-line');
        await variables.filter({ hasText: '"first"' }).first().waitFor();
        await page.getByRole('status').getByText('@').waitFor();
        await page.getByRole('button', { name: 'Execute query' }).click();
        const answer = page.locator('.graphiql-response .view-line');
        await answer.filter({ hasText: '"me"' }).first().waitFor();
      },
    },
  ];
}
