import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { readAnalytics } from '../domain/analytics.ts';
import { Access } from '../schema/access.ts';
import { Analytics, AnalyticsArgs } from '../schema/analytics.ts';
import type { Context } from './context.ts';

@Resolver()
export class AnalyticsResolver {
  @Access('operator')
  @Query(() => Analytics, { description: 'Figures of a range of time, for staff.' })
  analytics(@Args(() => AnalyticsArgs) range: AnalyticsArgs, @Ctx() { services }: Context) {
    return readAnalytics(services.db, services.cacheStats, range);
  }
}
