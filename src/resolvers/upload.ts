import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ValidationError as Fault, UploadRow } from '../db/schema.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Page } from '../domain/page.ts';
import { findVisibleUpload, listUploads } from '../domain/uploads.ts';
import type { IssuedTicket } from '../domain/uploadTickets.ts';
import type { Viewer } from '../domain/viewer.ts';
import { presentUser, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { listComplexity } from '../schema/connection.ts';
import {
  RequestUploadInput,
  Upload,
  UploadConnection,
  UploadsArgs,
  UploadTicket,
} from '../schema/upload.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver(() => Upload)
export class UploadResolver {
  @Access('member')
  @Query(() => Upload, {
    nullable: true,
    description: "One of one's own uploads, or to staff one of a member who consents.",
  })
  async upload(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<UploadRow> {
    const row = await findVisibleUpload(services.db, viewer, id);
    if (row === null) throw new NotFoundError('upload');
    return row;
  }

  @Access('operator')
  @Query(() => UploadConnection, {
    description: 'Uploads of all members who consent, the latest first, for staff.',
    complexity: listComplexity,
  })
  uploads(
    @Args(() => UploadsArgs) args: UploadsArgs,
    @Ctx() { services }: Context,
  ): Promise<Page<UploadRow>> {
    return listUploads(services.db, args);
  }

  @Access('member')
  @Mutation(() => UploadTicket, {
    description: 'Asks for leave to send a file straight to the store, within 15 minutes.',
  })
  requestUpload(
    @Arg('input', () => RequestUploadInput, { description: 'The file.' })
    { fileName, fileSize: fileSizeBytes, fileType }: RequestUploadInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<IssuedTicket> {
    return services.uploadTickets.request(viewer, { fileName, fileSizeBytes, fileType });
  }

  @Access('member')
  @Mutation(() => Upload, {
    description: 'Says that the file was sent: it is processed as it is now. Repeating it is safe.',
  })
  completeUpload(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<UploadRow> {
    return services.uploadCompletion.complete(viewer, id.toLowerCase());
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member who sent it; null when they withdraw consent at this very moment.',
  })
  async user(
    @Root() { userId }: UploadRow,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<VisibleUser> {
    const view = await loaders.accountView.load(userId);
    return presentUser(viewer, view?.account);
  }

  @FieldResolver()
  downloadUrl(@Root() upload: UploadRow, @Ctx() { services }: Context): Promise<string | null> {
    return services.downloadLinks.of(upload);
  }

  @FieldResolver()
  fileSize(@Root() { fileSizeBytes }: UploadRow): number {
    return fileSizeBytes;
  }

  @FieldResolver()
  validationErrors(@Root() { validationErrors }: UploadRow): Fault[] {
    return validationErrors?.errors ?? [];
  }

  @FieldResolver()
  validationErrorCount(@Root() { validationErrors }: UploadRow): number {
    return validationErrors?.count ?? 0;
  }
}
