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
    "query Members($filter: UserFilter, $first: Int!, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      email\n      phoneNumber\n      createdAt\n      bannedAt\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}\n\nquery Member($id: ID!) {\n  user(id: $id) {\n    id\n    email\n    phoneNumber\n    role\n    consentStatus\n    consentVersion\n    createdAt\n    bannedAt\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n  }\n}\n\nquery MemberRecommendations($filter: RecommendationFilter!, $first: Int!, $after: String) {\n  recommendations(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      title\n      type\n      status\n      createdAt\n      approvedAt\n      rejectedAt\n      rejectionReason\n    }\n  }\n}\n\nquery FilesOfMember($id: ID!, $first: Int!, $after: String) {\n  user(id: $id) {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        fileName\n        fileSize\n        fileType\n        status\n        createdAt\n        processedAt\n        validationErrorCount\n      }\n    }\n  }\n}\n\nsubscription FileChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n  }\n}": typeof types.MembersDocument,
};
const documents: Documents = {
    "query Members($filter: UserFilter, $first: Int!, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      email\n      phoneNumber\n      createdAt\n      bannedAt\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}\n\nquery Member($id: ID!) {\n  user(id: $id) {\n    id\n    email\n    phoneNumber\n    role\n    consentStatus\n    consentVersion\n    createdAt\n    bannedAt\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n  }\n}\n\nquery MemberRecommendations($filter: RecommendationFilter!, $first: Int!, $after: String) {\n  recommendations(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      title\n      type\n      status\n      createdAt\n      approvedAt\n      rejectedAt\n      rejectionReason\n    }\n  }\n}\n\nquery FilesOfMember($id: ID!, $first: Int!, $after: String) {\n  user(id: $id) {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        fileName\n        fileSize\n        fileType\n        status\n        createdAt\n        processedAt\n        validationErrorCount\n      }\n    }\n  }\n}\n\nsubscription FileChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n  }\n}": types.MembersDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Members($filter: UserFilter, $first: Int!, $after: String) {\n  users(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      email\n      phoneNumber\n      createdAt\n      bannedAt\n      profile {\n        id\n        personaId\n        personaName\n        updatedAt\n      }\n    }\n  }\n}\n\nquery Member($id: ID!) {\n  user(id: $id) {\n    id\n    email\n    phoneNumber\n    role\n    consentStatus\n    consentVersion\n    createdAt\n    bannedAt\n    profile {\n      id\n      personaId\n      personaName\n      updatedAt\n    }\n  }\n}\n\nquery MemberRecommendations($filter: RecommendationFilter!, $first: Int!, $after: String) {\n  recommendations(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      id\n      title\n      type\n      status\n      createdAt\n      approvedAt\n      rejectedAt\n      rejectionReason\n    }\n  }\n}\n\nquery FilesOfMember($id: ID!, $first: Int!, $after: String) {\n  user(id: $id) {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        fileName\n        fileSize\n        fileType\n        status\n        createdAt\n        processedAt\n        validationErrorCount\n      }\n    }\n  }\n}\n\nsubscription FileChanged($id: ID!) {\n  uploadChanged(id: $id) {\n    id\n    status\n    processedAt\n    validationErrorCount\n  }\n}"): typeof import('./graphql').MembersDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
