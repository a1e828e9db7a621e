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
    "query Queue($filter: RecommendationFilter, $orderBy: RecommendationOrder!, $first: Int!, $after: String) {\n  recommendations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...QueueRow\n    }\n  }\n}\n\nquery QueueOne($id: ID!) {\n  recommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nquery QueueNewest($filter: RecommendationFilter) {\n  recommendations(filter: $filter, orderBy: NEWEST_FIRST, first: 1) {\n    totalCount\n    nodes {\n      id\n      createdAt\n    }\n  }\n}\n\nmutation QueueApprove($id: ID!) {\n  approveRecommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReject($id: ID!, $reason: String!) {\n  rejectRecommendation(id: $id, reason: $reason) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReviewMany($input: ReviewManyInput!) {\n  reviewRecommendations(input: $input) {\n    outcomes {\n      id\n      error {\n        code\n        message\n      }\n      recommendation {\n        ...QueueRow\n      }\n    }\n  }\n}\n\nfragment QueueRow on Recommendation {\n  id\n  title\n  type\n  status\n  rationale\n  createdAt\n  approvedAt\n  approvedBy {\n    id\n    email\n  }\n  rejectedAt\n  rejectedBy {\n    id\n    email\n  }\n  rejectionReason\n  user {\n    id\n    email\n    profile {\n      id\n      personaId\n      personaName\n    }\n  }\n}": typeof types.QueueDocument,
};
const documents: Documents = {
    "query Queue($filter: RecommendationFilter, $orderBy: RecommendationOrder!, $first: Int!, $after: String) {\n  recommendations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...QueueRow\n    }\n  }\n}\n\nquery QueueOne($id: ID!) {\n  recommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nquery QueueNewest($filter: RecommendationFilter) {\n  recommendations(filter: $filter, orderBy: NEWEST_FIRST, first: 1) {\n    totalCount\n    nodes {\n      id\n      createdAt\n    }\n  }\n}\n\nmutation QueueApprove($id: ID!) {\n  approveRecommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReject($id: ID!, $reason: String!) {\n  rejectRecommendation(id: $id, reason: $reason) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReviewMany($input: ReviewManyInput!) {\n  reviewRecommendations(input: $input) {\n    outcomes {\n      id\n      error {\n        code\n        message\n      }\n      recommendation {\n        ...QueueRow\n      }\n    }\n  }\n}\n\nfragment QueueRow on Recommendation {\n  id\n  title\n  type\n  status\n  rationale\n  createdAt\n  approvedAt\n  approvedBy {\n    id\n    email\n  }\n  rejectedAt\n  rejectedBy {\n    id\n    email\n  }\n  rejectionReason\n  user {\n    id\n    email\n    profile {\n      id\n      personaId\n      personaName\n    }\n  }\n}": types.QueueDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Queue($filter: RecommendationFilter, $orderBy: RecommendationOrder!, $first: Int!, $after: String) {\n  recommendations(\n    filter: $filter\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...QueueRow\n    }\n  }\n}\n\nquery QueueOne($id: ID!) {\n  recommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nquery QueueNewest($filter: RecommendationFilter) {\n  recommendations(filter: $filter, orderBy: NEWEST_FIRST, first: 1) {\n    totalCount\n    nodes {\n      id\n      createdAt\n    }\n  }\n}\n\nmutation QueueApprove($id: ID!) {\n  approveRecommendation(id: $id) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReject($id: ID!, $reason: String!) {\n  rejectRecommendation(id: $id, reason: $reason) {\n    ...QueueRow\n  }\n}\n\nmutation QueueReviewMany($input: ReviewManyInput!) {\n  reviewRecommendations(input: $input) {\n    outcomes {\n      id\n      error {\n        code\n        message\n      }\n      recommendation {\n        ...QueueRow\n      }\n    }\n  }\n}\n\nfragment QueueRow on Recommendation {\n  id\n  title\n  type\n  status\n  rationale\n  createdAt\n  approvedAt\n  approvedBy {\n    id\n    email\n  }\n  rejectedAt\n  rejectedBy {\n    id\n    email\n  }\n  rejectionReason\n  user {\n    id\n    email\n    profile {\n      id\n      personaId\n      personaName\n    }\n  }\n}"): typeof import('./graphql').QueueDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
