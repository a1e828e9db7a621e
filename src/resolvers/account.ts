import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { MemberExport } from '../domain/memberExport.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { JSONObject } from '../schema/scalars.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class AccountResolver {
  @Access('member')
  @Query(() => JSONObject, {
    description: 'Everything that is held about oneself, as one document.',
    complexity: 1000,
  })
  exportMyData(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<MemberExport> {
    return services.memberExports.export(viewer);
  }

  @Access('member')
  @Mutation(() => Boolean, {
    description: 'Deletes the own account with everything that is held about it, for good.',
  })
  async deleteAccount(
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services, refreshCookie }: Context,
  ): Promise<boolean> {
    await services.accountDeletion.delete(viewer);
    refreshCookie.clear();
    return true;
  }
}
