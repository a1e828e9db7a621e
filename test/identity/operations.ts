import type { Person } from '../harness/client.ts';
import type { Tokens } from './signIn.ts';

interface Banned {
  id: string;
  bannedAt: string | null;
}

export const banUser = (admin: Person, userId: string, reason: string | null = null) =>
  admin.send<{ banUser: Banned }>(
    'mutation ($input: BanUserInput!) { banUser(input: $input) { id bannedAt } }',
    { input: { userId, reason } },
  );

export const unbanUser = (admin: Person, id: string) =>
  admin.send<{ unbanUser: Banned }>('mutation ($id: ID!) { unbanUser(id: $id) { id bannedAt } }', {
    id,
  });

export const setRole = (admin: Person, userId: string, role: 'USER' | 'OPERATOR' | 'ADMIN') =>
  admin.send<{ setRole: { id: string; role: string } }>(
    'mutation ($input: SetRoleInput!) { setRole(input: $input) { id role } }',
    { input: { userId, role } },
  );

export const changePassword = (
  person: Person,
  currentPassword: string | null,
  newPassword: string,
) =>
  person.send<{ changePassword: Tokens }>(
    `mutation ($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        accessToken accessTokenExpiresAt refreshToken
        session { id expiresAt }
        user { id email phoneNumber role }
      }
    }`,
    { input: { currentPassword, newPassword } },
  );

interface Linked {
  id: string;
  phoneNumber: string | null;
}

export const linkPhone = (person: Person, phoneNumber: string, code: string) =>
  person.send<{ linkPhone: Linked }>(
    'mutation ($input: VerifySmsCodeInput!) { linkPhone(input: $input) { id phoneNumber } }',
    { input: { phoneNumber, code } },
  );

export const unlinkPhone = (person: Person) =>
  person.send<{ unlinkPhone: Linked }>('mutation { unlinkPhone { id phoneNumber } }');
