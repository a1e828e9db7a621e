/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What the browser brought back from a provider. */
export type OAuthCallbackInput = {
  /** The parameter `code`. */
  code: string;
  /** What the client kept since the beginning. */
  flowSecret: string;
  /** The parameter `iss`, where there is one. */
  iss?: string | null | undefined;
  /** The parameter `state` of the page that it returned to. */
  state: string;
};

/** What an account may do: USER < OPERATOR < ADMIN. */
export type Role =
  /** An operator who also administers accounts. */
  | 'ADMIN'
  /** Reviews the recommendations of members who consented. */
  | 'OPERATOR'
  /** A member, who sees only their own data. */
  | 'USER';

/** A phone number and the code that was sent to it. */
export type VerifySmsCodeInput = {
  /** The six digits of the message. */
  code: string;
  /** The phone number in E.164. */
  phoneNumber: string;
};

export type VerifySmsCodeMutationVariables = Exact<{
  input: VerifySmsCodeInput;
}>;


export type VerifySmsCodeMutation = { verifySmsCode: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type SignInWithOAuthMutationVariables = Exact<{
  input: OAuthCallbackInput;
}>;


export type SignInWithOAuthMutation = { signInWithOAuth: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type LinkOAuthMutationVariables = Exact<{
  input: OAuthCallbackInput;
}>;


export type LinkOAuthMutation = { linkOAuth: { id: string } };

export type BegunFragment = { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } };

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
export const BegunFragmentDoc = new TypedDocumentString(`
    fragment Begun on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}
    `, {"fragmentName":"Begun"}) as unknown as TypedDocumentString<BegunFragment, unknown>;
export const VerifySmsCodeDocument = new TypedDocumentString(`
    mutation VerifySmsCode($input: VerifySmsCodeInput!) {
  verifySmsCode(input: $input) {
    ...Begun
  }
}
    fragment Begun on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}`) as unknown as TypedDocumentString<VerifySmsCodeMutation, VerifySmsCodeMutationVariables>;
export const SignInWithOAuthDocument = new TypedDocumentString(`
    mutation SignInWithOAuth($input: OAuthCallbackInput!) {
  signInWithOAuth(input: $input) {
    ...Begun
  }
}
    fragment Begun on AuthPayload {
  accessToken
  accessTokenExpiresAt
  refreshToken
  user {
    id
    email
    role
  }
}`) as unknown as TypedDocumentString<SignInWithOAuthMutation, SignInWithOAuthMutationVariables>;
export const LinkOAuthDocument = new TypedDocumentString(`
    mutation LinkOAuth($input: OAuthCallbackInput!) {
  linkOAuth(input: $input) {
    id
  }
}
    `) as unknown as TypedDocumentString<LinkOAuthMutation, LinkOAuthMutationVariables>;