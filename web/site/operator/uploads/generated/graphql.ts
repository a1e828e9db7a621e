/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which uploads to list. All that is given must hold. */
export type UploadFilter = {
  /** Only with this status. */
  status?: UploadStatus | null | undefined;
  /** Only of this member. */
  userId?: string | number | null | undefined;
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

export type StaffUploadsQueryVariables = Exact<{
  filter?: UploadFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type StaffUploadsQuery = { uploads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fileName: string, fileSize: number, status: UploadStatus, createdAt: string, validationErrorCount: number, user: { id: string, email: string | null } | null }> } };

export type StaffUploadFragment = { id: string, fileName: string, fileSize: number, status: UploadStatus, createdAt: string, validationErrorCount: number, user: { id: string, email: string | null } | null };

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
export const StaffUploadFragmentDoc = new TypedDocumentString(`
    fragment StaffUpload on Upload {
  id
  fileName
  fileSize
  status
  createdAt
  validationErrorCount
  user {
    id
    email
  }
}
    `, {"fragmentName":"StaffUpload"}) as unknown as TypedDocumentString<StaffUploadFragment, unknown>;
export const StaffUploadsDocument = new TypedDocumentString(`
    query StaffUploads($filter: UploadFilter, $first: Int!, $after: String) {
  uploads(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...StaffUpload
    }
  }
}
    fragment StaffUpload on Upload {
  id
  fileName
  fileSize
  status
  createdAt
  validationErrorCount
  user {
    id
    email
  }
}`) as unknown as TypedDocumentString<StaffUploadsQuery, StaffUploadsQueryVariables>;