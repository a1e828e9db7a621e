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


export type RecommendationDetailQuery = { recommendation: { title: string, content: string, rationale: string, type: RecommendationType, createdAt: string, id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, openedBy: Array<{ since: string, operator: { id: string, email: string | null } }> | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null, decisionTrace: { asOf: string, personaId: number, personaName: string, template: string, criteria: Array<{ name: string, window: string, observed: number | null, comparison: string, threshold: number, met: boolean }>, guardrails: Array<{ name: string, passed: boolean, detail: string | null }> } | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null } | null };

export type MemberDecisionsQueryVariables = Exact<{
  filter: RecommendationFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type MemberDecisionsQuery = { recommendations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, type: RecommendationType, status: RecommendationStatus, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null }> } };

export type NextWaitingQueryVariables = Exact<{ [key: string]: never; }>;


export type NextWaitingQuery = { recommendations: { nodes: Array<{ id: string, status: RecommendationStatus }> } };

export type ApproveOneMutationVariables = Exact<{
  id: string | number;
}>;


export type ApproveOneMutation = { approveRecommendation: { id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null } | null };

export type RejectOneMutationVariables = Exact<{
  id: string | number;
  reason: string;
}>;


export type RejectOneMutation = { rejectRecommendation: { id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null } | null };

export type ClaimOneMutationVariables = Exact<{
  id: string | number;
}>;


export type ClaimOneMutation = { claimRecommendation: { id: string, openedBy: Array<{ since: string, operator: { id: string, email: string | null } }> | null } };

export type ReleaseOneMutationVariables = Exact<{
  id: string | number;
}>;


export type ReleaseOneMutation = { releaseRecommendation: boolean };

export type RecommendationChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RecommendationChangedSubscription = { recommendationChanged: { id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, openedBy: Array<{ since: string, operator: { id: string, email: string | null } }> | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null } };

export type ColleagueFragment = { since: string, operator: { id: string, email: string | null } };

export type DecisionFragment = { id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null };

export type WholeRecommendationFragment = { title: string, content: string, rationale: string, type: RecommendationType, createdAt: string, id: string, status: RecommendationStatus, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null, user: { id: string, email: string | null, profile: { id: string, personaId: number, personaName: string } | null } | null, decisionTrace: { asOf: string, personaId: number, personaName: string, template: string, criteria: Array<{ name: string, window: string, observed: number | null, comparison: string, threshold: number, met: boolean }>, guardrails: Array<{ name: string, passed: boolean, detail: string | null }> } | null, approvedBy: { id: string, email: string | null } | null, rejectedBy: { id: string, email: string | null } | null };

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
export const ColleagueFragmentDoc = new TypedDocumentString(`
    fragment Colleague on Presence {
  since
  operator {
    id
    email
  }
}
    `, {"fragmentName":"Colleague"}) as unknown as TypedDocumentString<ColleagueFragment, unknown>;
export const DecisionFragmentDoc = new TypedDocumentString(`
    fragment Decision on Recommendation {
  id
  status
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
}
    `, {"fragmentName":"Decision"}) as unknown as TypedDocumentString<DecisionFragment, unknown>;
export const WholeRecommendationFragmentDoc = new TypedDocumentString(`
    fragment WholeRecommendation on Recommendation {
  ...Decision
  title
  content
  rationale
  type
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
  decisionTrace {
    asOf
    personaId
    personaName
    template
    criteria {
      name
      window
      observed
      comparison
      threshold
      met
    }
    guardrails {
      name
      passed
      detail
    }
  }
}
    fragment Decision on Recommendation {
  id
  status
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
}`, {"fragmentName":"WholeRecommendation"}) as unknown as TypedDocumentString<WholeRecommendationFragment, unknown>;
export const RecommendationDetailDocument = new TypedDocumentString(`
    query RecommendationDetail($id: ID!) {
  recommendation(id: $id) {
    ...WholeRecommendation
    openedBy {
      ...Colleague
    }
  }
}
    fragment Colleague on Presence {
  since
  operator {
    id
    email
  }
}
fragment Decision on Recommendation {
  id
  status
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
}
fragment WholeRecommendation on Recommendation {
  ...Decision
  title
  content
  rationale
  type
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
  decisionTrace {
    asOf
    personaId
    personaName
    template
    criteria {
      name
      window
      observed
      comparison
      threshold
      met
    }
    guardrails {
      name
      passed
      detail
    }
  }
}`) as unknown as TypedDocumentString<RecommendationDetailQuery, RecommendationDetailQueryVariables>;
export const MemberDecisionsDocument = new TypedDocumentString(`
    query MemberDecisions($filter: RecommendationFilter!, $first: Int!, $after: String) {
  recommendations(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      title
      type
      status
      createdAt
      approvedAt
      rejectedAt
      rejectionReason
    }
  }
}
    `) as unknown as TypedDocumentString<MemberDecisionsQuery, MemberDecisionsQueryVariables>;
export const NextWaitingDocument = new TypedDocumentString(`
    query NextWaiting {
  recommendations(filter: {status: PENDING}, orderBy: OLDEST_FIRST, first: 2) {
    nodes {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<NextWaitingQuery, NextWaitingQueryVariables>;
export const ApproveOneDocument = new TypedDocumentString(`
    mutation ApproveOne($id: ID!) {
  approveRecommendation(id: $id) {
    ...Decision
  }
}
    fragment Decision on Recommendation {
  id
  status
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
}`) as unknown as TypedDocumentString<ApproveOneMutation, ApproveOneMutationVariables>;
export const RejectOneDocument = new TypedDocumentString(`
    mutation RejectOne($id: ID!, $reason: String!) {
  rejectRecommendation(id: $id, reason: $reason) {
    ...Decision
  }
}
    fragment Decision on Recommendation {
  id
  status
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
}`) as unknown as TypedDocumentString<RejectOneMutation, RejectOneMutationVariables>;
export const ClaimOneDocument = new TypedDocumentString(`
    mutation ClaimOne($id: ID!) {
  claimRecommendation(id: $id) {
    id
    openedBy {
      ...Colleague
    }
  }
}
    fragment Colleague on Presence {
  since
  operator {
    id
    email
  }
}`) as unknown as TypedDocumentString<ClaimOneMutation, ClaimOneMutationVariables>;
export const ReleaseOneDocument = new TypedDocumentString(`
    mutation ReleaseOne($id: ID!) {
  releaseRecommendation(id: $id)
}
    `) as unknown as TypedDocumentString<ReleaseOneMutation, ReleaseOneMutationVariables>;
export const RecommendationChangedDocument = new TypedDocumentString(`
    subscription RecommendationChanged($id: ID!) {
  recommendationChanged(id: $id) {
    ...Decision
    openedBy {
      ...Colleague
    }
  }
}
    fragment Colleague on Presence {
  since
  operator {
    id
    email
  }
}
fragment Decision on Recommendation {
  id
  status
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
}`) as unknown as TypedDocumentString<RecommendationChangedSubscription, RecommendationChangedSubscriptionVariables>;