import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import { accessOf } from '../../src/gateway/rootFields.ts';
import { buildGatewaySchema } from '../../src/gateway/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, unknownId } from '../harness/expectations.ts';
import { rootOperations, textPaths, withValueAt } from '../harness/operations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { answerAt } from '../subscriptions/answerAt.ts';

let bed: TestBed;
let silent: UserRow;
/** Ids of everything that each of two people has. */
let ofMember: string[];
let ofSilent: string[];

async function idsOf(row: UserRow): Promise<string[]> {
  const profile = row.consentStatus ? await bed.given.profile(row.id, 2) : row;
  const made = [
    await bed.given.recommendation(row.id),
    await bed.given.recommendation(row.id, { status: 'approved', approvedAt: new Date() }),
    await bed.given.recommendation(row.id, { status: 'rejected', rejectedAt: new Date() }),
    await bed.given.upload(row.id, { status: 'completed' }),
    await bed.given.history(row.id, 2, new Date()),
  ];
  const { sessions } = dataOf(
    await (await bed.as(row)).run<{ me: { sessions: { id: string }[] } }>('Sessions'),
  ).me;
  return [row, profile, ...made, ...sessions].map(({ id }) => id);
}

beforeAll(async () => {
  bed = await openTestBed();
  ofMember = await idsOf(await bed.given.user());
  silent = await bed.given.user({ consentStatus: false, email: 'silent-z2@example.com' });
  ofSilent = await idsOf(silent);
});
afterAll(() => bed.close());

/** Every operation with an id among its arguments, for each place of an id. */
const places = rootOperations(buildGatewaySchema()).flatMap((operation) =>
  textPaths(operation)
    .filter((path) => /(^|\.)(id|userId|ids\.0)$/.test(path.join('.')))
    .map((path) => ({ ...operation, path, title: `${operation.name} ${path.join('.')}` })),
);

/** Selections that would betray something, by the field at the root. */
const selections: Record<string, string> = {
  user: '{ id email phoneNumber role profile { id } uploads { totalCount nodes { id } } recommendations { totalCount } }',
  recommendation: '{ id title user { id email } decisionTrace { template } }',
  recommendations: '{ totalCount nodes { id title user { email } } pageInfo { endCursor } }',
  completeUpload: '{ id fileName status }',
  uploadChanged: '{ id fileName status downloadUrl }',
  uploads: '{ totalCount nodes { id fileName user { email } } pageInfo { endCursor } }',
  upload: '{ id fileName status downloadUrl validationErrors { message } }',
  recommendationChanged: '{ id title user { id email } openedBy { since } }',
  claimRecommendation: '{ id title user { id email } openedBy { since } }',
  approveRecommendation: '{ id status user { email } }',
  rejectRecommendation: '{ id status user { email } }',
  reviewRecommendations:
    '{ reviewed failed outcomes { id recommendation { id status } error { code message } } }',
};
const documentOf = ({ name, text }: { name: string; text: string }) =>
  text.replace('{ __typename }', selections[name] ?? '{ __typename }');

async function answerTo(person: Person, place: (typeof places)[number], id: string) {
  const operation = { ...place, text: documentOf(place) };
  const variables = withValueAt(place.variables, place.path, id);
  const answer = await answerAt(bed.url, person, operation, variables);
  return { status: answer.status, text: answer.text.replaceAll(id, '<id>') };
}

test('the places of ids are found', () => {
  expect(places.map(({ title }) => title).toSorted()).toEqual([
    'approveRecommendation id',
    'banUser input.userId',
    'claimRecommendation id',
    'completeUpload id',
    'recommendation id',
    'recommendationChanged id',
    'recommendations filter.userId',
    'rejectRecommendation id',
    'releaseRecommendation id',
    'reviewRecommendations input.ids.0',
    'revokeSession id',
    'setRole input.userId',
    'unbanUser id',
    'upload id',
    'uploadChanged id',
    'uploads filter.userId',
    'user id',
  ]);
});

test.each(places)(
  "Z2: $title: another member's ids answer a member like one that does not exist",
  async (place) => {
    const member = await bed.newPerson('user');
    const unknown = await answerTo(member, place, unknownId);
    for (const id of [...ofMember, ...ofSilent]) {
      expect(await answerTo(member, place, id)).toEqual(unknown);
      expect(await answerTo(member, place, id.toUpperCase())).toEqual(unknown);
    }
  },
);

test.each(places)(
  'Z2: $title: ids of a member without consent answer an operator like one that does not exist',
  async (place) => {
    const operator = await bed.newPerson('operator');
    const unknown = await answerTo(operator, place, unknownId);
    for (const id of ofSilent) expect(await answerTo(operator, place, id)).toEqual(unknown);
  },
);

/** To an administrator the account of any member exists. */
const beyondAccounts = places.filter(
  ({ name, field }) => name !== 'user' && accessOf(field) !== 'admin',
);

test.each(beyondAccounts)(
  'Z2: $title: to an administrator too, but for the account itself',
  async (place) => {
    const admin = await bed.newPerson('admin');
    const unknown = await answerTo(admin, place, unknownId);
    for (const id of ofSilent) expect(await answerTo(admin, place, id)).toEqual(unknown);
  },
);

test.each(places)(
  'Z2: $title: an id of another kind of thing answers staff like one that does not exist',
  async (place) => {
    const admin = await bed.newPerson('admin');
    const unknown = await answerTo(admin, place, unknownId);
    const [, profileId = '', , , , , historyId = '', sessionId = ''] = ofMember;
    for (const id of [profileId, historyId, sessionId]) {
      expect(await answerTo(admin, place, id)).toEqual(unknown);
    }
  },
);

test('Z2: nothing of A was changed by all that', async () => {
  const again = await bed.as(silent);
  const { me } = dataOf(await again.run<{ me: { sessions: { id: string }[] } }>('Sessions'));
  expect(me.sessions.map(({ id }) => id)).toContain(ofSilent.at(-1));
});

test("Z2: a member who continues from another's cursor sees only their own", async () => {
  const lists = ['uploads', 'personaHistory', 'recommendations'];
  const row = await bed.given.user();
  await idsOf(row);
  const [owner, other] = [await bed.as(row), await bed.newPerson('user')];
  for (const list of lists) {
    const cursors = await owner.send<{ me: Record<string, { edges: { cursor: string }[] }> }>(
      `{ me { ${list} { edges { cursor } } } }`,
    );
    for (const { cursor } of dataOf(cursors).me[list]?.edges ?? []) {
      const document = `query ($after: String) { me { ${list}(after: $after) { totalCount nodes { id } } } }`;
      const answer = await other.send(document, { after: cursor });
      expect(dataOf(answer)).toEqual({ me: { [list]: { totalCount: 0, nodes: [] } } });
    }
  }
});

test('Z2: a search tells an operator nothing of a member without consent', async () => {
  const operator = await bed.newPerson('operator');
  for (const search of ['silent-z2', silent.email]) {
    const users = await operator.run('Users', { filter: { search } });
    expect(dataOf(users)).toMatchObject({ users: { totalCount: 0, nodes: [] } });
    const queue = await operator.run('ReviewQueue', { filter: { search } });
    expect(dataOf(queue)).toMatchObject({ recommendations: { totalCount: 0, nodes: [] } });
  }
});
