/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Analytics($from: DateTime!, $to: DateTime!) {\n  analytics(from: $from, to: $to) {\n    oldestPendingAt\n    recommendations {\n      approved\n      rejected\n      pending\n      approvalRate\n      medianReviewSeconds\n    }\n    reviewsByDay {\n      date\n      approved\n      rejected\n    }\n    personas {\n      personaId\n      personaName\n      users\n    }\n    users {\n      total\n      withConsent\n      withPersona\n    }\n    uploads {\n      pending\n      processing\n      completed\n      failed\n    }\n    byTemplate {\n      template\n      title\n      type\n      approved\n      rejected\n      pending\n      approvalRate\n    }\n    byRejectionReason {\n      reason\n      count\n    }\n    cache {\n      family\n      hits\n      misses\n      hitRate\n    }\n  }\n}": typeof types.AnalyticsDocument,
};
const documents: Documents = {
    "query Analytics($from: DateTime!, $to: DateTime!) {\n  analytics(from: $from, to: $to) {\n    oldestPendingAt\n    recommendations {\n      approved\n      rejected\n      pending\n      approvalRate\n      medianReviewSeconds\n    }\n    reviewsByDay {\n      date\n      approved\n      rejected\n    }\n    personas {\n      personaId\n      personaName\n      users\n    }\n    users {\n      total\n      withConsent\n      withPersona\n    }\n    uploads {\n      pending\n      processing\n      completed\n      failed\n    }\n    byTemplate {\n      template\n      title\n      type\n      approved\n      rejected\n      pending\n      approvalRate\n    }\n    byRejectionReason {\n      reason\n      count\n    }\n    cache {\n      family\n      hits\n      misses\n      hitRate\n    }\n  }\n}": types.AnalyticsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Analytics($from: DateTime!, $to: DateTime!) {\n  analytics(from: $from, to: $to) {\n    oldestPendingAt\n    recommendations {\n      approved\n      rejected\n      pending\n      approvalRate\n      medianReviewSeconds\n    }\n    reviewsByDay {\n      date\n      approved\n      rejected\n    }\n    personas {\n      personaId\n      personaName\n      users\n    }\n    users {\n      total\n      withConsent\n      withPersona\n    }\n    uploads {\n      pending\n      processing\n      completed\n      failed\n    }\n    byTemplate {\n      template\n      title\n      type\n      approved\n      rejected\n      pending\n      approvalRate\n    }\n    byRejectionReason {\n      reason\n      count\n    }\n    cache {\n      family\n      hits\n      misses\n      hitRate\n    }\n  }\n}"): typeof import('./graphql').AnalyticsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
