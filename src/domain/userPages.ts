import DataLoader from 'dataloader';
import { BadUserInputError } from './errors.ts';
import { emptyPage, type Page, type PageRequest } from './page.ts';

/** A page of a list that hangs under a user. */
export interface UserPageKey extends PageRequest {
  userId: string;
}

/** The same page of many users' lists, read in one statement. */
export interface UserPagesRequest extends PageRequest {
  userIds: readonly string[];
}

/**
 * A loader of nested lists: one statement for each combination of arguments, whatever the number of
 * users. A cursor belongs to one user's list, so that it is refused below a list of several.
 */
export function userPageLoader<Row>(
  find: (request: UserPagesRequest) => Promise<Map<string, Page<Row>>>,
): DataLoader<UserPageKey, Page<Row>, string> {
  const cacheKeyFn = ({ userId, first, after }: UserPageKey) =>
    JSON.stringify([userId, first, after]);
  return new DataLoader(
    async (keys) => {
      const groups = Map.groupBy(keys, ({ first, after }) => JSON.stringify([first, after]));
      const pages = await Promise.all([...groups.values()].map((group) => findGroup(group, find)));
      const byKey = new Map(pages.flat());
      return keys.map((key) => byKey.get(key) ?? emptyPage<Row>());
    },
    { cacheKeyFn },
  );
}

async function findGroup<Row>(
  group: readonly UserPageKey[],
  find: (request: UserPagesRequest) => Promise<Map<string, Page<Row>>>,
): Promise<[UserPageKey, Page<Row> | Error][]> {
  const [{ first, after } = { first: 0, after: null }] = group;
  if (after !== null && after !== undefined && group.length > 1) {
    const message = 'cannot be used below a list of several users';
    const refused = new BadUserInputError([{ path: 'after', message }]);
    return group.map((key) => [key, refused]);
  }
  const pages = await find({ userIds: group.map(({ userId }) => userId), first, after });
  return group.map((key) => [key, pages.get(key.userId) ?? emptyPage<Row>()]);
}
