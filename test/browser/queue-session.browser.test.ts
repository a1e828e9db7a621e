import { afterEach, describe, expect, test } from 'vitest';
import { send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import {
  bedTitleOf,
  isBedRunnable,
  operatorPassword,
  type QueueBed,
  signInHere,
  signInToQueue,
  withFullQueue,
} from './queue-bed.ts';
import { decisions } from './queue-seed.ts';

/** Ends every session of the operator, as they may do from another computer. */
async function endSessions({ bed, operator }: QueueBed): Promise<void> {
  const input = { email: operator.email, password: operatorPassword };
  type Login = { login: { accessToken: string } };
  const { data } = await send<Login>(bed.url, operationText('Login'), { input });
  const token = data?.login.accessToken ?? null;
  expect((await send(bed.url, 'mutation { logoutEverywhere }', {}, { token })).errors).toEqual([]);
}

describe.skipIf(!isBedRunnable)(
  bedTitleOf('a session that ends before its decisions arrive'),
  { timeout: 60_000 },
  () => {
    const at = withFullQueue(8);
    afterEach(() => at().context.clearCookies());

    /** Holds the approvals that the page sends. @returns lets them go */
    async function heldApprovals(): Promise<() => Promise<void>> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const { page } = at();
      await page.route(/\/graphql$/, async (route) => {
        if (route.request().postData()?.includes('approveRecommendation')) await promise;
        await route.continue();
      });
      return async () => {
        resolve();
        await page.unrouteAll({ behavior: 'wait' });
      };
    }

    test('the list says at the next sign-in which were not made', async () => {
      const { bed, page } = at();
      await signInToQueue(at());
      const release = await heldApprovals();
      await page.keyboard.press('a');
      await page.keyboard.press('a');
      await endSessions(at());
      await release();
      await page.getByText('Your session has ended. Please sign in again.').waitFor();
      expect(await page.getByRole('alert').filter({ hasText: 'Not approved' }).count()).toBe(0);
      await signInHere(at());
      const told = page
        .getByRole('alert')
        .filter({ hasText: 'Your session ended before this was answered' });
      await told.waitFor();
      expect((await told.innerText()).match(/Not approved: “[^”]+” still waits\./g)).toHaveLength(
        2,
      );
      expect(await decisions(bed.gateway.services.db)).toEqual([]);
    });

    test('so does the page of a recommendation', async () => {
      const { bed, page } = at();
      await signInToQueue(at());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Recommendation', level: 1 }).waitFor();
      const release = await heldApprovals();
      await page.getByRole('button', { name: 'Approve' }).click();
      await endSessions(at());
      await release();
      await page.getByText('Your session has ended. Please sign in again.').waitFor();
      await signInHere(at());
      await page.getByRole('alert').filter({ hasText: 'Not decided: “' }).waitFor();
      expect(await decisions(bed.gateway.services.db)).toEqual([]);
    });
  },
);
