import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { dataOf, expectBadInput } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { newEmail, type Tokens } from './signIn.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const register = (password: string, email = newEmail()) =>
  bed.anonymous.run<{ register: Tokens }>('Register', { input: { email, password } });

const path = 'input.password';
const guessed = /^is easily guessed: use several unrelated words/;

test.each([11, 129, 5000])('a password of %i characters is refused', async (length) => {
  const password = 'velvet tuba 93 '.repeat(400).slice(0, length);
  expectBadInput(await register(password), { [path]: 'must have 12 to 128 characters' });
});

test('a password of 12 and one of 128 characters are accepted', async () => {
  for (const length of [12, 128]) {
    dataOf(await register('vq7 tuba+Zhk 93 lantern '.repeat(6).slice(0, length)));
  }
});

test('the own email address is refused in whatever case', async () => {
  const email = `Somebody.${newEmail()}`;
  for (const password of [email, email.toLowerCase(), email.toUpperCase()]) {
    expectBadInput(await register(password, email), { [path]: 'must not be the email address' });
  }
});

test.each([
  'password1234',
  'qwertyuiop12',
  'letmeinletmein',
  'P@ssw0rd2026!',
  'Password123!',
  'aaaaaaaaaaaa',
  '123456789012',
  'abcabcabcabcabc',
  'iloveyou12345',
  'qwerty123456',
  '            ',
  'spendsense2026',
  'a'.repeat(128),
])('the password “%s” is refused as easily guessed', async (password) => {
  expectBadInput(await register(password), { [path]: guessed });
});

const email = 'marguerite.delacroix@sunflower-bakery.com';

test.each(['marguerite2026', 'Delacroix1234', 'sunflower123'])(
  'the password “%s”, made of a word of the own address, is refused',
  async (password) => {
    expectBadInput(await register(password, email), { [path]: guessed });
  },
);

test.each([
  'marguerite.delacroix',
  'MargueriteDelacroix1',
  'marguerite.delacroix1',
  'sunflower-bakery.com',
])('the password “%s”, a whole part of the own address, is refused', async (password) => {
  expectBadInput(await register(password, email), { [path]: guessed });
});

test('what is made of somebody else’s address is judged like every other password', async () => {
  dataOf(await register('MargueriteDelacroix1'));
});

test.each([
  'correct horse battery staple',
  'velvet anchor tuba 93',
  'hV7#qz2!mPx9',
  'Donaudampfschifffahrtskapitän im Nebel',
  '雨の日に散歩をする猫と傘の話',
  '🦊🎻🪁🌋🧊🪐🦉🍜🧵🗿🎏🪓',
])('the password “%s” is accepted', async (password) => {
  const email = newEmail();
  dataOf(await register(password, email));
  dataOf(await bed.anonymous.run<object>('Login', { input: { email, password } }));
});

test('a password that was refused leaves no account behind', async () => {
  const { db } = bed.gateway.services;
  const before = await db.$count(users);
  expectBadInput(await register('password1234'), { [path]: guessed });
  expect(await db.$count(users)).toBe(before);
});

test('a weak password is refused in the same words whether or not the address has an account', async () => {
  const email = newEmail();
  dataOf(await register('velvet anchor tuba 93', email));
  const known = await register('password1234', email);
  expect(known.text).toBe((await register('password1234')).text);
});
