/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an account may do: USER < OPERATOR < ADMIN. */
export type Role =
  /** An operator who also administers accounts. */
  | 'ADMIN'
  /** Reviews the recommendations of members who consented. */
  | 'OPERATOR'
  /** A member, who sees only their own data. */
  | 'USER';

/** Which accounts to list. All that is given must hold. */
export type UserFilter = {
  /** Only with, or only without consent. */
  consentStatus?: boolean | null | undefined;
  /** Only with this current persona, 1 to 5. */
  personaId?: number | null | undefined;
  /** Only with this role. */
  role?: Role | null | undefined;
  /** Part of the email or the phone number, 2 to 100 characters. */
  search?: string | null | undefined;
};

export type MembersQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type MembersQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, email: string | null, consentStatus: boolean, createdAt: string | null, profile: { id: string, personaId: number, personaName: string } | null }> } };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { user: { id: string, email: string | null, role: Role, consentStatus: boolean, createdAt: string | null, bannedAt: string | null, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null } | null };

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

export const MembersDocument = new TypedDocumentString(`
    query Members($filter: UserFilter, $first: Int!, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      email
      consentStatus
      createdAt
      profile {
        id
        personaId
        personaName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberDocument = new TypedDocumentString(`
    query Member($id: ID!) {
  user(id: $id) {
    id
    email
    role
    consentStatus
    createdAt
    bannedAt
    profile {
      id
      personaId
      personaName
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;