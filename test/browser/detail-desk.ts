import { beforeAll, expect } from 'vitest';
import { type GivenMember, givenMember, hostileExport, waitingOf } from './detail-given.ts';
import { eachWithSite, origin, signInAs } from './site-browser.ts';

/** The page of a recommendation. */
export const pathOf = (id: string) => `${origin}/operator/recommendations/${id}`;

/** The button that approves, by role. */
export const approveButton = { name: /^Approve/ };

/** A browser, and a member of this test file's own for whom recommendations wait. */
export function eachWithWaiting() {
  const site = eachWithSite();
  let member: GivenMember;

  beforeAll(async () => {
    member = await givenMember();
    expect(await member.send('export.csv', hostileExport())).toBe('COMPLETED');
  }, 60_000);

  /** Opens one that waits, as the demo operator. */
  async function openWaiting() {
    const [one] = await waitingOf(member.id);
    if (!one) throw new Error('nothing waits');
    const { page } = site();
    await page.goto(pathOf(one.id));
    await signInAs(page, 'Operator');
    await page.getByRole('heading', { name: one.title, level: 2 }).waitFor();
    return { page, ...one };
  }

  return { site, openWaiting, member: () => member };
}
