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

/** What an account may do: USER < OPERATOR < ADMIN. */
export type Role =
  /** An operator who also administers accounts. */
  | 'ADMIN'
  /** Reviews the recommendations of members who consented. */
  | 'OPERATOR'
  /** A member, who sees only their own data. */
  | 'USER';

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

/** Which accounts to list. All that is given must hold. */
export type UserFilter = {
  /** Only with, or only without consent. */
  consentStatus?: boolean | null | undefined;
  /** Only with this current persona, 1 to 5. */
  personaId?: number | null | undefined;
  /** Only with this role. */
  role?: Role | null | undefined;
  /** Part of the email or the phone number, 2 to 100 characters. */
  search?: string | null | undefined;
};

export type MembersQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type MembersQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, email: string | null, phoneNumber: string | null, createdAt: string | null, bannedAt: string | null, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null }> } };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { user: { id: string, email: string | null, phoneNumber: string | null, role: Role, consentStatus: boolean, consentVersion: string | null, createdAt: string | null, bannedAt: string | null, profile: { id: string, personaId: number, personaName: string, updatedAt: string } | null } | null };

export type MemberRecommendationsQueryVariables = Exact<{
  filter: RecommendationFilter;
  first: number;
  after?: string | null | undefined;
}>;


export type MemberRecommendationsQuery = { recommendations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, type: RecommendationType, status: RecommendationStatus, createdAt: string, approvedAt: string | null, rejectedAt: string | null, rejectionReason: string | null }> } };

export type FilesOfMemberQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type FilesOfMemberQuery = { user: { id: string, uploads: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fileName: string, fileSize: number, fileType: FileType, status: UploadStatus, createdAt: string, processedAt: string | null, validationErrorCount: number }> } } | null };

export type FileChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type FileChangedSubscription = { uploadChanged: { id: string, status: UploadStatus, processedAt: string | null, validationErrorCount: number } };

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

export const MembersDocument = new TypedDocumentString(`
    query Members($filter: UserFilter, $first: Int!, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      email
      phoneNumber
      createdAt
      bannedAt
      profile {
        id
        personaId
        personaName
        updatedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberDocument = new TypedDocumentString(`
    query Member($id: ID!) {
  user(id: $id) {
    id
    email
    phoneNumber
    role
    consentStatus
    consentVersion
    createdAt
    bannedAt
    profile {
      id
      personaId
      personaName
      updatedAt
    }
  }
}
    `) as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;
export const MemberRecommendationsDocument = new TypedDocumentString(`
    query MemberRecommendations($filter: RecommendationFilter!, $first: Int!, $after: String) {
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
    `) as unknown as TypedDocumentString<MemberRecommendationsQuery, MemberRecommendationsQueryVariables>;
export const FilesOfMemberDocument = new TypedDocumentString(`
    query FilesOfMember($id: ID!, $first: Int!, $after: String) {
  user(id: $id) {
    id
    uploads(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        fileName
        fileSize
        fileType
        status
        createdAt
        processedAt
        validationErrorCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FilesOfMemberQuery, FilesOfMemberQueryVariables>;
export const FileChangedDocument = new TypedDocumentString(`
    subscription FileChanged($id: ID!) {
  uploadChanged(id: $id) {
    id
    status
    processedAt
    validationErrorCount
  }
}
    `) as unknown as TypedDocumentString<FileChangedSubscription, FileChangedSubscriptionVariables>;