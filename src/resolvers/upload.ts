import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ValidationError as Fault, UploadRow } from '../db/schema.ts';
import { NotFoundError } from '../domain/errors.ts';
import { findVisibleUpload } from '../domain/uploads.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { Upload } from '../schema/upload.ts';
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
