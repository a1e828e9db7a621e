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
    "query MemberUploadConsent {\n  me {\n    id\n    consentStatus\n  }\n}\n\nquery MemberUploads($first: Int!, $after: String) {\n  me {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...MemberUploadRow\n      }\n    }\n  }\n}\n\nmutation RequestUpload($input: RequestUploadInput!) {\n  requestUpload(input: $input) {\n    url\n    fields {\n      name\n      value\n    }\n    upload {\n      ...MemberUploadRow\n    }\n  }\n}\n\nmutation CompleteUpload($id: ID!) {\n  completeUpload(id: $id) {\n    ...MemberUploadRow\n  }\n}\n\nfragment MemberUploadRow on Upload {\n  id\n  fileName\n  fileSize\n  fileType\n  status\n  createdAt\n  processedAt\n  validationErrorCount\n}": typeof types.MemberUploadConsentDocument,
};
const documents: Documents = {
    "query MemberUploadConsent {\n  me {\n    id\n    consentStatus\n  }\n}\n\nquery MemberUploads($first: Int!, $after: String) {\n  me {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...MemberUploadRow\n      }\n    }\n  }\n}\n\nmutation RequestUpload($input: RequestUploadInput!) {\n  requestUpload(input: $input) {\n    url\n    fields {\n      name\n      value\n    }\n    upload {\n      ...MemberUploadRow\n    }\n  }\n}\n\nmutation CompleteUpload($id: ID!) {\n  completeUpload(id: $id) {\n    ...MemberUploadRow\n  }\n}\n\nfragment MemberUploadRow on Upload {\n  id\n  fileName\n  fileSize\n  fileType\n  status\n  createdAt\n  processedAt\n  validationErrorCount\n}": types.MemberUploadConsentDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query MemberUploadConsent {\n  me {\n    id\n    consentStatus\n  }\n}\n\nquery MemberUploads($first: Int!, $after: String) {\n  me {\n    id\n    uploads(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        ...MemberUploadRow\n      }\n    }\n  }\n}\n\nmutation RequestUpload($input: RequestUploadInput!) {\n  requestUpload(input: $input) {\n    url\n    fields {\n      name\n      value\n    }\n    upload {\n      ...MemberUploadRow\n    }\n  }\n}\n\nmutation CompleteUpload($id: ID!) {\n  completeUpload(id: $id) {\n    ...MemberUploadRow\n  }\n}\n\nfragment MemberUploadRow on Upload {\n  id\n  fileName\n  fileSize\n  fileType\n  status\n  createdAt\n  processedAt\n  validationErrorCount\n}"): typeof import('./graphql').MemberUploadConsentDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
