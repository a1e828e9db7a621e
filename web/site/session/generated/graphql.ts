/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who else can confirm an identity. */
export type OAuthProvider =
  /** GitHub. */
  | 'GITHUB'
  /** Google. */
  | 'GOOGLE'
  /** The OpenID Connect issuer of this installation. */
  | 'OIDC';

export type RequestSmsCodeMutationVariables = Exact<{
  phoneNumber: string;
}>;


export type RequestSmsCodeMutation = { requestSmsCode: { phoneNumber: string, attemptsLeft: number } };

export type StartOAuthMutationVariables = Exact<{
  provider: OAuthProvider;
}>;


export type StartOAuthMutation = { startOAuth: { authorizationUrl: string, flowSecret: string } };

export type StartOAuthLinkMutationVariables = Exact<{
  provider: OAuthProvider;
}>;


export type StartOAuthLinkMutation = { startOAuthLink: { authorizationUrl: string, flowSecret: string } };

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

export const RequestSmsCodeDocument = new TypedDocumentString(`
    mutation RequestSmsCode($phoneNumber: PhoneNumber!) {
  requestSmsCode(phoneNumber: $phoneNumber) {
    phoneNumber
    attemptsLeft
  }
}
    `) as unknown as TypedDocumentString<RequestSmsCodeMutation, RequestSmsCodeMutationVariables>;
export const StartOAuthDocument = new TypedDocumentString(`
    mutation StartOAuth($provider: OAuthProvider!) {
  startOAuth(provider: $provider) {
    authorizationUrl
    flowSecret
  }
}
    `) as unknown as TypedDocumentString<StartOAuthMutation, StartOAuthMutationVariables>;
export const StartOAuthLinkDocument = new TypedDocumentString(`
    mutation StartOAuthLink($provider: OAuthProvider!) {
  startOAuthLink(provider: $provider) {
    authorizationUrl
    flowSecret
  }
}
    `) as unknown as TypedDocumentString<StartOAuthLinkMutation, StartOAuthLinkMutationVariables>;