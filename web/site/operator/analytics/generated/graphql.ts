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

export type AnalyticsQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type AnalyticsQuery = { analytics: { oldestPendingAt: string | null, recommendations: { approved: number, rejected: number, pending: number, approvalRate: number | null, medianReviewSeconds: number | null }, reviewsByDay: Array<{ date: string, approved: number, rejected: number }>, personas: Array<{ personaId: number, personaName: string, users: number }>, users: { total: number, withConsent: number, withPersona: number }, uploads: { pending: number, processing: number, completed: number, failed: number }, byTemplate: Array<{ template: string, title: string, type: RecommendationType, approved: number, rejected: number, pending: number, approvalRate: number | null }>, byRejectionReason: Array<{ reason: string, count: number }>, cache: Array<{ family: string, hits: number, misses: number, hitRate: number | null }> } };

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

export const AnalyticsDocument = new TypedDocumentString(`
    query Analytics($from: DateTime!, $to: DateTime!) {
  analytics(from: $from, to: $to) {
    oldestPendingAt
    recommendations {
      approved
      rejected
      pending
      approvalRate
      medianReviewSeconds
    }
    reviewsByDay {
      date
      approved
      rejected
    }
    personas {
      personaId
      personaName
      users
    }
    users {
      total
      withConsent
      withPersona
    }
    uploads {
      pending
      processing
      completed
      failed
    }
    byTemplate {
      template
      title
      type
      approved
      rejected
      pending
      approvalRate
    }
    byRejectionReason {
      reason
      count
    }
    cache {
      family
      hits
      misses
      hitRate
    }
  }
}
    `) as unknown as TypedDocumentString<AnalyticsQuery, AnalyticsQueryVariables>;