/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether an operator has decided, and how. */
export type RecommendationStatus =
  /** Approved: the member sees it. */
  | 'APPROVED'
  /** Waits for an operator; the member does not see it. */
  | 'PENDING'
  /** Rejected: the member never sees it. */
  | 'REJECTED';

/** What is recommended. */
export type RecommendationType =
  /** Something to learn. */
  | 'EDUCATION'
  /** A partner's product. */
  | 'PARTNER_OFFER';

export type RecommendationDetailQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationDetailQuery = { recommendation: { id: string, title: string, content: string, rationale: string, type: RecommendationType, status: RecommendationStatus, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null } | null };

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

export const RecommendationDetailDocument = new TypedDocumentString(`
    query RecommendationDetail($id: ID!) {
  recommendation(id: $id) {
    id
    title
    content
    rationale
    type
    status
    createdAt
    approvedAt
    rejectedAt
    rejectionReason
    user {
      id
      email
      profile {
        id
        personaId
        personaName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendationDetailQuery, RecommendationDetailQueryVariables>;