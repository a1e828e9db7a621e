/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A new password. */
export type ChangePasswordInput = {
  /** The password so far; needless for an account that has none. */
  currentPassword?: string | null | undefined;
  /** A password of 12 to 128 characters. */
  newPassword: string;
};

/** Who else can confirm an identity. */
export type OAuthProvider =
  /** GitHub. */
  | 'GITHUB'
  /** Google. */
  | 'GOOGLE'
  /** The OpenID Connect issuer of this installation. */
  | 'OIDC';

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

export type SessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type SessionsQuery = { me: { id: string, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string, expiresAt: string, isCurrent: boolean }> | null } | null };

export type SettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SettingsQuery = { me: { id: string, email: string | null, createdAt: string | null, consentStatus: boolean, consentVersion: string | null, phoneNumber: string | null, signInMethods: { password: boolean, phone: boolean, providers: Array<OAuthProvider> } | null } | null };

export type ExportMyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataQuery = { exportMyData: unknown };

export type RevokeSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeSessionMutation = { revokeSession: boolean };

export type DeleteAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type DeleteAccountMutation = { deleteAccount: boolean };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string | null, user: { id: string, email: string | null, role: Role } } };

export type LinkPhoneMutationVariables = Exact<{
  input: VerifySmsCodeInput;
}>;


export type LinkPhoneMutation = { linkPhone: { id: string, phoneNumber: string | null, signInMethods: { password: boolean, phone: boolean, providers: Array<OAuthProvider> } | null } };

export type UnlinkPhoneMutationVariables = Exact<{ [key: string]: never; }>;


export type UnlinkPhoneMutation = { unlinkPhone: { id: string, phoneNumber: string | null, signInMethods: { password: boolean, phone: boolean, providers: Array<OAuthProvider> } | null } };

export type UnlinkOAuthMutationVariables = Exact<{
  provider: OAuthProvider;
}>;


export type UnlinkOAuthMutation = { unlinkOAuth: { id: string, phoneNumber: string | null, signInMethods: { password: boolean, phone: boolean, providers: Array<OAuthProvider> } | null } };

export type WaysInFragment = { id: string, phoneNumber: string | null, signInMethods: { password: boolean, phone: boolean, providers: Array<OAuthProvider> } | null };

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
export const WaysInFragmentDoc = new TypedDocumentString(`
    fragment WaysIn on User {
  id
  phoneNumber
  signInMethods {
    password
    phone
    providers
  }
}
    `, {"fragmentName":"WaysIn"}) as unknown as TypedDocumentString<WaysInFragment, unknown>;
export const SessionsDocument = new TypedDocumentString(`
    query Sessions {
  me {
    id
    sessions {
      id
      createdAt
      lastUsedAt
      expiresAt
      isCurrent
    }
  }
}
    `) as unknown as TypedDocumentString<SessionsQuery, SessionsQueryVariables>;
export const SettingsDocument = new TypedDocumentString(`
    query Settings {
  me {
    id
    email
    createdAt
    consentStatus
    consentVersion
    ...WaysIn
  }
}
    fragment WaysIn on User {
  id
  phoneNumber
  signInMethods {
    password
    phone
    providers
  }
}`) as unknown as TypedDocumentString<SettingsQuery, SettingsQueryVariables>;
export const ExportMyDataDocument = new TypedDocumentString(`
    query ExportMyData {
  exportMyData
}
    `) as unknown as TypedDocumentString<ExportMyDataQuery, ExportMyDataQueryVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($id: ID!) {
  revokeSession(id: $id)
}
    `) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const DeleteAccountDocument = new TypedDocumentString(`
    mutation DeleteAccount {
  deleteAccount
}
    `) as unknown as TypedDocumentString<DeleteAccountMutation, DeleteAccountMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    accessToken
    accessTokenExpiresAt
    refreshToken
    user {
      id
      email
      role
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const LinkPhoneDocument = new TypedDocumentString(`
    mutation LinkPhone($input: VerifySmsCodeInput!) {
  linkPhone(input: $input) {
    ...WaysIn
  }
}
    fragment WaysIn on User {
  id
  phoneNumber
  signInMethods {
    password
    phone
    providers
  }
}`) as unknown as TypedDocumentString<LinkPhoneMutation, LinkPhoneMutationVariables>;
export const UnlinkPhoneDocument = new TypedDocumentString(`
    mutation UnlinkPhone {
  unlinkPhone {
    ...WaysIn
  }
}
    fragment WaysIn on User {
  id
  phoneNumber
  signInMethods {
    password
    phone
    providers
  }
}`) as unknown as TypedDocumentString<UnlinkPhoneMutation, UnlinkPhoneMutationVariables>;
export const UnlinkOAuthDocument = new TypedDocumentString(`
    mutation UnlinkOAuth($provider: OAuthProvider!) {
  unlinkOAuth(provider: $provider) {
    ...WaysIn
  }
}
    fragment WaysIn on User {
  id
  phoneNumber
  signInMethods {
    password
    phone
    providers
  }
}`) as unknown as TypedDocumentString<UnlinkOAuthMutation, UnlinkOAuthMutationVariables>;