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
    "query StaffUploads($filter: UploadFilter, $first: Int!, $after: String) {\n  uploads(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...StaffUpload\n    }\n  }\n}\n\nfragment StaffUpload on Upload {\n  id\n  fileName\n  fileSize\n  status\n  createdAt\n  validationErrorCount\n  user {\n    id\n    email\n  }\n}": typeof types.StaffUploadsDocument,
};
const documents: Documents = {
    "query StaffUploads($filter: UploadFilter, $first: Int!, $after: String) {\n  uploads(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...StaffUpload\n    }\n  }\n}\n\nfragment StaffUpload on Upload {\n  id\n  fileName\n  fileSize\n  status\n  createdAt\n  validationErrorCount\n  user {\n    id\n    email\n  }\n}": types.StaffUploadsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query StaffUploads($filter: UploadFilter, $first: Int!, $after: String) {\n  uploads(filter: $filter, first: $first, after: $after) {\n    totalCount\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n    nodes {\n      ...StaffUpload\n    }\n  }\n}\n\nfragment StaffUpload on Upload {\n  id\n  fileName\n  fileSize\n  status\n  createdAt\n  validationErrorCount\n  user {\n    id\n    email\n  }\n}"): typeof import('./graphql').StaffUploadsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
