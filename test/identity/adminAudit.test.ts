import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { codeFor, enter, enterByPhone } from './accountSubjects.ts';
import {
  begin,
  consent,
  linkAs,
  newcomer,
  type OauthBed,
  openOauthBed,
  signIn,
  signInAs,
  somebody,
  unlink,
} from './oauthBed.ts';

let millis = Date.now();
let bed: OauthBed;
let admin: Person;
beforeAll(async () => {
  bed = await openOauthBed({ now: () => new Date(millis) });
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

type Line = Record<string, unknown>;
const password = 'correct horse battery';

/** The audit log's lines that some work leaves behind. */
async function auditOf(work: () => Promise<unknown>): Promise<Line[]> {
  const seen = bed.logs.length;
  await work();
  const lines = bed.logs.slice(seen).map((text): Line => JSON.parse(text));
  return lines.filter(({ audit }) => audit === true);
}

/** Expects that some work is told in the audit log. */
async function expectAudit(line: Line, work: () => Promise<unknown>): Promise<void> {
  expect(await auditOf(work)).toContainEqual(expect.objectContaining(line));
}

const administer = async (document: string, variables: object) =>
  dataOf<unknown>(await admin.send(document, variables));

test('sign-ins are in the audit log: by password, phone and provider', async () => {
  const login = { email: 'signs-in@example.com', password };
  const { person } = await enter(bed, 'Register', login);
  const userId = person.id;
  await expectAudit({ event: 'session.started', userId }, () => enter(bed, 'Login', login));
  const { id: byPhone } = await enterByPhone(bed, '+14155550140');
  await expectAudit({ event: 'session.started', userId: byPhone }, () =>
    enterByPhone(bed, '+14155550140'),
  );
  const account = somebody();
  const { id: byProvider } = await newcomer(bed, account);
  const event = 'session.started';
  await expectAudit({ event, userId: byProvider }, () => newcomer(bed, account));
  await expectAudit({ event: 'account.registered' }, () => newcomer(bed, somebody()));
});

test('failures are in the audit log: a wrong password, a wrong code, a wrong callback, a ban', async () => {
  const login = { email: 'fails@example.com', password };
  const { person } = await enter(bed, 'Register', login);
  const event = 'session.refused';
  await expectAudit({ event, reason: 'wrong-credentials' }, () =>
    bed.anonymous.run('Login', { input: { ...login, password: 'another password' } }),
  );
  const phoneNumber = '+14155550141';
  const right = await codeFor(bed, phoneNumber);
  const code = right === '000000' ? '000001' : '000000';
  await expectAudit({ event, reason: 'wrong-code' }, () =>
    bed.anonymous.run('VerifySmsCode', { input: { phoneNumber, code } }),
  );
  const begun = await begin(bed.anonymous, 'GOOGLE');
  const input = await consent(bed, begun, somebody());
  await expectAudit({ event, reason: 'oauth', provider: 'google' }, () =>
    signIn(bed.anonymous, { ...input, code: 'wrong' }),
  );
  const ban = 'mutation ($id: ID!) { banUser(input: { userId: $id }) { id } }';
  await administer(ban, { id: person.id });
  await expectAudit({ event, reason: 'banned', userId: person.id }, () =>
    bed.anonymous.run('Login', { input: login }),
  );
});

test('a callback whose flow is unknown is in the audit log as well', async () => {
  const input = await consent(bed, await begin(bed.anonymous, 'GOOGLE'), somebody());
  const lines = await auditOf(() => signIn(bed.anonymous, { ...input, state: 'unknown' }));
  expect(lines).not.toEqual([]);
});

test('a refresh token that is used again is in the audit log', async () => {
  const entered = await enter(bed, 'Register', { email: 'reused@example.com', password });
  const { person, sessionId, refreshToken } = entered;
  const refresh = () => bed.anonymous.run('RefreshSession', { refreshToken });
  expect((await refresh()).errors).toEqual([]);
  millis += 11_000;
  const event = 'session.refresh-reused';
  await expectAudit({ event, userId: person.id, sessionId }, refresh);
});

test('links, consent, export and deletion are in the audit log, with who', async () => {
  const member = await newcomer(bed, somebody());
  const who = { userId: member.id, by: member.id, byRole: 'user' };
  await expectAudit({ event: 'identity.linked', provider: 'oidc', ...who }, () =>
    linkAs(bed, member, somebody(), 'OIDC'),
  );
  await expectAudit({ event: 'identity.unlinked', provider: 'oidc', ...who }, () =>
    unlink(member, 'OIDC'),
  );
  await expectAudit({ event: 'consent.granted', version: '1.0', ...who }, () =>
    member.run('GrantConsent', { version: '1.0' }),
  );
  await expectAudit({ event: 'consent.revoked', ...who }, () => member.run('RevokeConsent'));
  await expectAudit({ event: 'account.exported', ...who }, () => member.send('{ exportMyData }'));
  await expectAudit({ event: 'account.deleted', ...who }, () => member.run('DeleteAccount'));
});

test('joining by a verified email is in the audit log as a link', async () => {
  const contact = { email: 'joins@example.com', emailVerified: true };
  const { id: userId } = await newcomer(bed, somebody(contact));
  await expectAudit({ event: 'identity.linked', userId, provider: 'oidc' }, () =>
    signInAs(bed, somebody(contact), 'OIDC'),
  );
});

test('roles and bans are in the audit log, with the administrator', async () => {
  const { id: userId } = await bed.given.user();
  const by = { userId, by: admin.id, byRole: 'admin' };
  const setRole = 'mutation ($id: ID!) { setRole(input: { userId: $id, role: OPERATOR }) { id } }';
  await expectAudit({ event: 'role.changed', from: 'user', to: 'operator', ...by }, () =>
    administer(setRole, { id: userId }),
  );
  const ban = 'mutation ($id: ID!) { banUser(input: { userId: $id, reason: "Abuse" }) { id } }';
  await expectAudit({ event: 'account.banned', reason: 'Abuse', ...by }, () =>
    administer(ban, { id: userId }),
  );
  const unban = 'mutation ($id: ID!) { unbanUser(id: $id) { id } }';
  await expectAudit({ event: 'account.unbanned', ...by }, () => administer(unban, { id: userId }));
});

test('R7: no line of the audit log carries a token, a code, a password or an address', async () => {
  const phoneNumber = '+14155550142';
  const login = { email: 'silent@example.com', password };
  const { person, refreshToken } = await enter(bed, 'Register', login);
  const code = await codeFor(bed, phoneNumber);
  const document = 'mutation ($input: VerifySmsCodeInput!) { linkPhone(input: $input) { id } }';
  dataOf<unknown>(await person.send(document, { input: { phoneNumber, code } }));
  const account = somebody({ email: 'silent@example.com', emailVerified: true });
  expect((await linkAs(bed, person, account)).errors).toEqual([]);
  const input = await consent(bed, await begin(bed.anonymous, 'GOOGLE'), account);
  const { accessToken } = dataOf(await signIn(bed.anonymous, input)).signInWithOAuth;
  const again = personAt(bed.url, { id: person.id, email: '', token: accessToken });
  dataOf<unknown>(await again.run('DeleteAccount'));
  const audit = bed.logs.filter((text) => JSON.parse(text).audit === true);
  expect(audit.length).toBeGreaterThan(5);
  const secrets = [password, code, refreshToken, accessToken, person.token ?? '', account.sub];
  secrets.push(input.code, input.state, input.flowSecret, phoneNumber.slice(1), '@example.com');
  const telling = audit.flatMap((line) => {
    // A code of six digits stands by chance in a time or an id.
    const { time: _time, requestId: _requestId, ...said } = JSON.parse(line) as Line;
    const values = Object.values(said).map((value) => JSON.stringify(value));
    return secrets.filter((secret) =>
      values.some((value) => (secret === code ? value === `"${code}"` : value.includes(secret))),
    );
  });
  expect(telling).toEqual([]);
});
