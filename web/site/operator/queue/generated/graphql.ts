/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which recommendations to list. All that is given must hold. */
export type RecommendationFilter = {
  /** Only made at this time or later. */
  createdAfter?: string | null | undefined;
  /** Only made before this time. */
  createdBefore?: string | null | undefined;
  /** Only of members whose current persona this is, 1 to 5. */
  personaId?: number | null | undefined;
  /** Part of the title, the rationale or the member's email, 2 to 100 characters. */
  search?: string | null | undefined;
  /** Only with this status. */
  status?: RecommendationStatus | null | undefined;
  /** Only of this type. */
  type?: RecommendationType | null | undefined;
  /** Only of this member. */
  userId?: string | number | null | undefined;
};

/** The order of a list of recommendations, by the time they were made. */
export type RecommendationOrder =
  /** The latest first. */
  | 'NEWEST_FIRST'
  /** The longest waiting first. */
  | 'OLDEST_FIRST';

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

export type QueueQueryVariables = Exact<{
  filter?: RecommendationFilter | null | undefined;
  orderBy: RecommendationOrder;
  first: number;
  after?: string | null | undefined;
}>;


export type QueueQuery = { recommendations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, type: RecommendationType, status: RecommendationStatus, createdAt: string, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null }> } };

export type QueueRowFragment = { id: string, title: string, type: RecommendationType, status: RecommendationStatus, createdAt: string, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null };

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
export const QueueRowFragmentDoc = new TypedDocumentString(`
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  createdAt
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
    `, {"fragmentName":"QueueRow"}) as unknown as TypedDocumentString<QueueRowFragment, unknown>;
export const QueueDocument = new TypedDocumentString(`
    query Queue($filter: RecommendationFilter, $orderBy: RecommendationOrder!, $first: Int!, $after: String) {
  recommendations(
    filter: $filter
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...QueueRow
    }
  }
}
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  createdAt
  user {
    id
    email
    profile {
      id
      personaId
      personaName
    }
  }
}`) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;