/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An email address and its password. */
export type LoginInput = {
  /** The email address of the account. */
  email: string;
  /** The password of the account. */
  password: string;
};

/** A new account. */
export type RegisterInput = {
  /** The email address to sign in with. */
  email: string;
  /** A password of 12 to 128 characters. */
  password: string;
};

/** What an account may do: USER < OPERATOR < ADMIN. */
export type Role =
  /** An operator who also administers accounts. */
  | 'ADMIN'
  /** Reviews the recommendations of members who consented. */
  | 'OPERATOR'
  /** A member, who sees only their own data. */
  | 'USER';

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken?: string | null | undefined;
}>;


export type RefreshSessionMutation = { refreshSession: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type LogoutEverywhereMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutEverywhereMutation = { logoutEverywhere: boolean };

export type AuthenticatedFragment = { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AuthenticatedFragmentDoc = new TypedDocumentString(`
    fragment Authenticated on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}
    `, {"fragmentName":"Authenticated"}) as unknown as TypedDocumentString<AuthenticatedFragment, unknown>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    ...Authenticated
  }
}
    fragment Authenticated on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    ...Authenticated
  }
}
    fragment Authenticated on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}`) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($refreshToken: String) {
  refreshSession(refreshToken: $refreshToken) {
    ...Authenticated
  }
}
    fragment Authenticated on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const LogoutEverywhereDocument = new TypedDocumentString(`
    mutation LogoutEverywhere {
  logoutEverywhere
}
    `) as unknown as TypedDocumentString<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>;