/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What is recommended. */
export type RecommendationType =
  /** Something to learn. */
  | 'EDUCATION'
  /** A partner's product. */
  | 'PARTNER_OFFER';

export type MemberHomeQueryVariables = Exact<{
  first: number;
}>;


export type MemberHomeQuery = { me: { id: string, email: string | null, consentStatus: boolean, consentVersion: string | null, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null, recommendations: { totalCount: number, nodes: Array<{ id: string, title: string, content: string, rationale: string, type: RecommendationType, approvedAt: string | null }> } } | null };

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

export const MemberHomeDocument = new TypedDocumentString(`
    query MemberHome($first: Int!) {
  me {
    id
    email
    consentStatus
    consentVersion
    profile {
      id
      personaId
      personaName
      updatedAt
    }
    recommendations(first: $first) {
      totalCount
      nodes {
        id
        title
        content
        rationale
        type
        approvedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MemberHomeQuery, MemberHomeQueryVariables>;