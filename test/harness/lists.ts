import type { Answer, Person } from './client.ts';
import { type Connection, dataOf } from './expectations.ts';
import type { TestBed } from './testBed.ts';

/** Seven rows in each list; three of them share one moment, so that only the id tells them apart. */
export const listMoments = [1, 2, 2, 2, 3, 4, 5].map(
  (day) => new Date(Date.UTC(2020, 0, day, 0, 0, 0, 123)),
);

/** A list of the schema that is read by pages. */
export interface PagedList {
  /** Asks for a page, in variables; what is left out takes its default. */
  read(first?: number, after?: string | null): Promise<Answer<unknown>>;
  /** Reads a page that is expected to be there. */
  page(
    first?: number,
    after?: string | null,
  ): Promise<Connection<{ id: string /** What orders the list. */; time: string }>>;
}

interface ListSource {
  document: string;
  variables?: object;
  path: readonly string[];
}

const selection = (time: string) =>
  `{ totalCount nodes { id time: ${time} } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;

const ofMe = (field: string, time: string): ListSource => ({
  path: ['me', field],
  document: `query ($first: Int! = 20, $after: String) { me { ${field}(first: $first, after: $after) ${selection(time)} } }`,
});

const ofUser = (field: string, time: string, id: string): ListSource => ({
  path: ['user', field],
  variables: { id },
  document: `query ($id: ID!, $first: Int! = 20, $after: String) { user(id: $id) { ${field}(first: $first, after: $after) ${selection(time)} } }`,
});

const ofStaff = (field: string, args = ''): ListSource => ({
  path: [field],
  document: `query ($first: Int! = 20, $after: String) { ${field}(first: $first, after: $after${args}) ${selection('createdAt')} }`,
});

function pagedList(person: Person, { document, variables, path }: ListSource): PagedList {
  const read = (first?: number, after?: string | null) =>
    person.send<unknown>(document, { ...variables, first, after });
  return {
    read,
    page: async (first, after) => {
      let value = dataOf(await read(first, after));
      for (const step of path) value = (value as Record<string, unknown>)[step];
      return value as Connection<{ id: string; time: string }>;
    },
  };
}

async function givenRows(bed: TestBed): Promise<string> {
  const { given } = bed;
  const { id } = await given.user({ createdAt: new Date('2019-01-01T00:00:00Z') });
  for (const [index, createdAt] of listMoments.entries()) {
    await given.history(id, 1, createdAt);
    await given.upload(id, { createdAt });
    await given.recommendation(id, { createdAt, status: 'approved', approvedAt: createdAt });
    await given.user({ createdAt, email: `walker-${index}@example.com` });
  }
  return id;
}

/** The names of all lists of the schema, as their member and as staff read them. */
export const pagedListNames = [
  'me.recommendations',
  'me.personaHistory',
  'me.uploads',
  'user.recommendations',
  'user.personaHistory',
  'user.uploads',
  'recommendations',
  'recommendations, oldest first',
  'users',
] as const;
export type PagedListName = (typeof pagedListNames)[number];

/** Fills every list with a row for each of `listMoments`. */
export async function givenLists(bed: TestBed): Promise<Record<PagedListName, PagedList>> {
  const id = await givenRows(bed);
  const member = await bed.as({ id });
  const operator = await bed.newPerson('operator');
  const asMember = (field: string, time: string) => pagedList(member, ofMe(field, time));
  const asStaff = (field: string, time: string) => pagedList(operator, ofUser(field, time, id));
  return {
    'me.recommendations': asMember('recommendations', 'approvedAt'),
    'me.personaHistory': asMember('personaHistory', 'assignedAt'),
    'me.uploads': asMember('uploads', 'createdAt'),
    'user.recommendations': asStaff('recommendations', 'createdAt'),
    'user.personaHistory': asStaff('personaHistory', 'assignedAt'),
    'user.uploads': asStaff('uploads', 'createdAt'),
    recommendations: pagedList(operator, ofStaff('recommendations')),
    'recommendations, oldest first': pagedList(
      operator,
      ofStaff('recommendations', ', orderBy: OLDEST_FIRST'),
    ),
    users: pagedList(operator, ofStaff('users', ', filter: { search: "walker-" }')),
  };
}
