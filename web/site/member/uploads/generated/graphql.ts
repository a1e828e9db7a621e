/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The format of an uploaded file. */
export type FileType =
  /** Transactions with a header row. */
  | 'CSV'
  /** Accounts, transactions and liabilities in Plaid's field names. */
  | 'JSON';

/** A file that is about to be sent. */
export type RequestUploadInput = {
  /** Its name, which ends with .json or .csv. */
  fileName: string;
  /** Its size in bytes, exactly: 1 to 10,485,760. */
  fileSize: number;
  /** Its format. */
  fileType: FileType;
};

/** How far an upload has come. */
export type UploadStatus =
  /** The file became signals and a persona. */
  | 'COMPLETED'
  /** The file could not be used; validationErrors say why. */
  | 'FAILED'
  /** The ticket was issued; the file is not confirmed yet. */
  | 'PENDING'
  /** The file is there and being processed. */
  | 'PROCESSING';

export type MemberUploadConsentQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberUploadConsentQuery = { me: { id: string, consentStatus: boolean } | null };

export type MemberUploadsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type MemberUploadsQuery = { me: { id: string, uploads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fileName: string, fileSize: number, fileType: FileType, status: UploadStatus, createdAt: string, processedAt: string | null, validationErrorCount: number }> } } | null };

export type RequestUploadMutationVariables = Exact<{
  input: RequestUploadInput;
}>;


export type RequestUploadMutation = { requestUpload: { url: string, fields: Array<{ name: string, value: string }>, upload: { id: string, fileName: string, fileSize: number, fileType: FileType, status: UploadStatus, createdAt: string, processedAt: string | null, validationErrorCount: number } } };

export type CompleteUploadMutationVariables = Exact<{
  id: string | number;
}>;


export type CompleteUploadMutation = { completeUpload: { id: string, fileName: string, fileSize: number, fileType: FileType, status: UploadStatus, createdAt: string, processedAt: string | null, validationErrorCount: number } };

export type MemberUploadRowFragment = { id: string, fileName: string, fileSize: number, fileType: FileType, status: UploadStatus, createdAt: string, processedAt: string | null, validationErrorCount: number };

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
export const MemberUploadRowFragmentDoc = new TypedDocumentString(`
    fragment MemberUploadRow on Upload {
  id
  fileName
  fileSize
  fileType
  status
  createdAt
  processedAt
  validationErrorCount
}
    `, {"fragmentName":"MemberUploadRow"}) as unknown as TypedDocumentString<MemberUploadRowFragment, unknown>;
export const MemberUploadConsentDocument = new TypedDocumentString(`
    query MemberUploadConsent {
  me {
    id
    consentStatus
  }
}
    `) as unknown as TypedDocumentString<MemberUploadConsentQuery, MemberUploadConsentQueryVariables>;
export const MemberUploadsDocument = new TypedDocumentString(`
    query MemberUploads($first: Int!, $after: String) {
  me {
    id
    uploads(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...MemberUploadRow
      }
    }
  }
}
    fragment MemberUploadRow on Upload {
  id
  fileName
  fileSize
  fileType
  status
  createdAt
  processedAt
  validationErrorCount
}`) as unknown as TypedDocumentString<MemberUploadsQuery, MemberUploadsQueryVariables>;
export const RequestUploadDocument = new TypedDocumentString(`
    mutation RequestUpload($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    url
    fields {
      name
      value
    }
    upload {
      ...MemberUploadRow
    }
  }
}
    fragment MemberUploadRow on Upload {
  id
  fileName
  fileSize
  fileType
  status
  createdAt
  processedAt
  validationErrorCount
}`) as unknown as TypedDocumentString<RequestUploadMutation, RequestUploadMutationVariables>;
export const CompleteUploadDocument = new TypedDocumentString(`
    mutation CompleteUpload($id: ID!) {
  completeUpload(id: $id) {
    ...MemberUploadRow
  }
}
    fragment MemberUploadRow on Upload {
  id
  fileName
  fileSize
  fileType
  status
  createdAt
  processedAt
  validationErrorCount
}`) as unknown as TypedDocumentString<CompleteUploadMutation, CompleteUploadMutationVariables>;