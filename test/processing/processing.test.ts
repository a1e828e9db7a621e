import { expect } from 'vitest';
import { dataOf } from '../harness/expectations.ts';
import { openEachStore } from '../uploads/eachStore.ts';
import { csvOf, jsonOf, monthly, ordinaryMonths } from './exports.ts';
import { analyticsFiles, ended, recordsOf, sendFile } from './processingBed.ts';

const { onEach, onDisk } = openEachStore({ env: { WORKER_ENABLED: 'true' } });

interface Home {
  me: {
    profile: { personaId: number; personaName: string; signals30d: object } | null;
    recommendations: { totalCount: number };
  };
}

onEach('a file becomes signals, a persona, recommendations and Parquet', async (on) => {
  const member = await on.newMember();
  const bytes = jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });
  const id = await sendFile(on, member, bytes);
  expect(await ended(member, id)).toMatchObject({ status: 'COMPLETED', validationErrors: [] });

  const home = dataOf(await member.run<Home>('Home'));
  expect(home.me.profile).toMatchObject({ personaId: 1, personaName: 'High Utilization' });
  expect(home.me.recommendations.totalCount).toBe(0); // nobody has approved any
  const { profile, history, recommendations, uploads } = await recordsOf(on.bed, member.id);
  expect(profile?.signals30d?.credit.cards).toMatchObject([{ mask: '4523', utilization: 0.68 }]);
  expect(history).toMatchObject([{ personaId: 1, signals: { signals30d: profile?.signals30d } }]);
  expect(uploads).toMatchObject([{ status: 'completed', processedAt: expect.any(Date) }]);
  const types = recommendations.map(({ type }) => type);
  expect(types.filter((type) => type === 'education').length).toBeGreaterThanOrEqual(3);
  expect(types.filter((type) => type === 'partner_offer').length).toBeGreaterThanOrEqual(1);
  expect(new Set(recommendations.map(({ status }) => status))).toEqual(new Set(['pending']));
  expect(recommendations.map(({ rationale }) => rationale).join()).toContain('4523');
  const files = await analyticsFiles(on, { userId: member.id, uploadId: id });
  expect(Object.keys(files)).toEqual(['transactions', 'accounts', 'signals']);
});

onEach('a refused file ends FAILED with its rows, and changes nothing else', async (on) => {
  const member = await on.newMember();
  const good = await sendFile(on, member, csvOf(ordinaryMonths(1, 6)));
  await ended(member, good);
  const before = await recordsOf(on.bed, member.id);

  const entries = ordinaryMonths(6, 7);
  const faulty = csvOf(entries).toString().replace('1500.00', 'a lot');
  const id = await sendFile(on, member, Buffer.from(faulty));
  expect(await ended(member, id)).toMatchObject({
    status: 'FAILED',
    validationErrors: [{ row: 3, field: 'amount', message: expect.any(String) }],
  });
  const after = await recordsOf(on.bed, member.id);
  expect({ ...after, uploads: [] }).toEqual({ ...before, uploads: [] });
  expect(await analyticsFiles(on, { userId: member.id, uploadId: id })).toEqual({});
});

onEach('the next upload is combined with the earlier ones', async (on) => {
  const member = await on.newMember();
  const charge = { id: 'stream', amount: 15, merchant: 'Streamy', category: 'Streaming' };
  const recurring = async () => {
    const { profile, history } = await recordsOf(on.bed, member.id);
    const merchants = profile?.signals180d?.subscriptions.recurringMerchants ?? [];
    return { names: merchants.map(({ name }) => name), timeline: history.length };
  };
  await ended(
    member,
    await sendFile(on, member, csvOf([...ordinaryMonths(1, 5), ...monthly(4, 5, charge)])),
  );
  expect(await recurring()).toEqual({ names: [], timeline: 1 });
  // Three charges in 90 days make a subscription: neither file has three.
  await ended(
    member,
    await sendFile(on, member, csvOf([...ordinaryMonths(5, 6), ...monthly(5, 6, charge)])),
  );
  expect(await recurring()).toEqual({ names: ['Streamy'], timeline: 1 });
});

onDisk('the history grows when the persona changes, and only then', async (on) => {
  const member = await on.newMember();
  const months = ordinaryMonths(1, 6);
  for (const balance of [3400, 3500, 100, 4000]) {
    // Each export ends a day later, so that its balance is the newest.
    months.push({ date: `2026-06-${11 + months.length - 18}`, amount: 1, id: `one-${balance}` });
    await ended(member, await sendFile(on, member, jsonOf(months, { balance, limit: 5000 })));
  }
  const { history, uploads } = await recordsOf(on.bed, member.id);
  expect(uploads).toHaveLength(4);
  expect(history.map(({ personaId }) => personaId)).toEqual([1, 5, 1]);
});

onDisk('after consent was withdrawn and given again, earlier uploads are left out', async (on) => {
  const member = await on.newMember();
  const withCard = jsonOf(ordinaryMonths(1, 5), { balance: 3400, limit: 5000 });
  await ended(member, await sendFile(on, member, withCard));
  dataOf(await member.run('RevokeConsent'));
  dataOf(await member.run('GrantConsent', { version: '1.0' }));
  await ended(member, await sendFile(on, member, csvOf(ordinaryMonths(5, 6))));
  const { profile } = await recordsOf(on.bed, member.id);
  expect(profile).toMatchObject({ personaId: 5, signals180d: { credit: { cards: [] } } });
});

onDisk('what was approved or rejected is not proposed again', async (on) => {
  const member = await on.newMember();
  const operator = await on.bed.newPerson('operator');
  const bytes = jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });
  await ended(member, await sendFile(on, member, bytes));
  const [first, second] = (await recordsOf(on.bed, member.id)).recommendations;
  dataOf(await operator.run('Approve', { id: first?.id }));
  dataOf(await operator.run('Reject', { id: second?.id, reason: 'does not fit' }));
  await ended(member, await sendFile(on, member, bytes));
  const { recommendations } = await recordsOf(on.bed, member.id);
  const templates = recommendations.map(({ decisionTrace }) => decisionTrace.template);
  expect(new Set(templates).size).toBe(templates.length);
  expect(recommendations).toContainEqual(
    expect.objectContaining({ id: first?.id, status: 'approved' }),
  );
  expect(recommendations).toContainEqual(
    expect.objectContaining({ id: second?.id, status: 'rejected' }),
  );
});
