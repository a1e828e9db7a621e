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

/** An operator's decision on recommendations. */
export type ReviewDecision =
  /** The member shall see them. */
  | 'APPROVE'
  /** The member shall not see them; needs a reason. */
  | 'REJECT';

/** One decision on many recommendations. */
export type ReviewManyInput = {
  /** The decision. */
  decision: ReviewDecision;
  /** The recommendations, 1 to 100. Duplicates are decided once. */
  ids: Array<string | number>;
  /** Why: required to reject (1 to 500 characters), refused to approve. */
  reason?: string | null | undefined;
};

export type QueueQueryVariables = Exact<{
  filter?: RecommendationFilter | null | undefined;
  orderBy: RecommendationOrder;
  first: number;
  after?: string | null | undefined;
}>;


export type QueueQuery = { recommendations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null }> } };

export type QueueOneQueryVariables = Exact<{
  id: string | number;
}>;


export type QueueOneQuery = { recommendation: { id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null } | null };

export type QueueNewestQueryVariables = Exact<{
  filter?: RecommendationFilter | null | undefined;
}>;


export type QueueNewestQuery = { recommendations: { totalCount: number, nodes: Array<{ id: string, createdAt: string }> } };

export type QueueApproveMutationVariables = Exact<{
  id: string | number;
}>;


export type QueueApproveMutation = { approveRecommendation: { id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null } | null };

export type QueueRejectMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type QueueRejectMutation = { rejectRecommendation: { id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null } | null };

export type QueueReviewManyMutationVariables = Exact<{
  input: ReviewManyInput;
}>;


export type QueueReviewManyMutation = { reviewRecommendations: { outcomes: Array<{ id: string, error: { code: string, message: string } | null, recommendation: { id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null } | null }> } };

export type QueueRowFragment = { id: string, title: string, type: RecommendationType, status: RecommendationStatus, rationale: string, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null };

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
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
}`) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;
export const QueueOneDocument = new TypedDocumentString(`
    query QueueOne($id: ID!) {
  recommendation(id: $id) {
    ...QueueRow
  }
}
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
}`) as unknown as TypedDocumentString<QueueOneQuery, QueueOneQueryVariables>;
export const QueueNewestDocument = new TypedDocumentString(`
    query QueueNewest($filter: RecommendationFilter) {
  recommendations(filter: $filter, orderBy: NEWEST_FIRST, first: 1) {
    totalCount
    nodes {
      id
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<QueueNewestQuery, QueueNewestQueryVariables>;
export const QueueApproveDocument = new TypedDocumentString(`
    mutation QueueApprove($id: ID!) {
  approveRecommendation(id: $id) {
    ...QueueRow
  }
}
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
}`) as unknown as TypedDocumentString<QueueApproveMutation, QueueApproveMutationVariables>;
export const QueueRejectDocument = new TypedDocumentString(`
    mutation QueueReject($id: ID!, $reason: String!) {
  rejectRecommendation(id: $id, reason: $reason) {
    ...QueueRow
  }
}
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
}`) as unknown as TypedDocumentString<QueueRejectMutation, QueueRejectMutationVariables>;
export const QueueReviewManyDocument = new TypedDocumentString(`
    mutation QueueReviewMany($input: ReviewManyInput!) {
  reviewRecommendations(input: $input) {
    outcomes {
      id
      error {
        code
        message
      }
      recommendation {
        ...QueueRow
      }
    }
  }
}
    fragment QueueRow on Recommendation {
  id
  title
  type
  status
  rationale
  createdAt
  approvedAt
  approvedBy {
    id
    email
  }
  rejectedAt
  rejectedBy {
    id
    email
  }
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
}`) as unknown as TypedDocumentString<QueueReviewManyMutation, QueueReviewManyMutationVariables>;