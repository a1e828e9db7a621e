import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TimeRange } from '../domain/analytics.ts';
import {
  maxReasons,
  maxTemplates,
  type ReasonCount as Reason,
  readRejectionReasons,
  readTemplateReviews,
  type TemplateReview as Template,
} from '../domain/analyticsReview.ts';
import { Analytics, ReasonCount, TemplateReview } from '../schema/analytics.ts';
import type { Context } from './context.ts';

/** What is told of decisions, read only when it is asked for. */
@Resolver(() => Analytics)
export class AnalyticsReviewResolver {
  @FieldResolver(() => [TemplateReview], {
    description: 'Recommendations of the range by template, the most rejected first, at most 200.',
    complexity: ({ childComplexity }: { childComplexity: number }) =>
      1 + maxTemplates * childComplexity,
  })
  byTemplate(
    @Root() { range }: { range: TimeRange },
    @Ctx() { services }: Context,
  ): Promise<Template[]> {
    return readTemplateReviews(services.db, range);
  }

  @FieldResolver(() => [ReasonCount], {
    description:
      'Reasons for rejections of the range, the most frequent 50. Case and space around them do not count.',
    complexity: ({ childComplexity }: { childComplexity: number }) =>
      1 + maxReasons * childComplexity,
  })
  byRejectionReason(
    @Root() { range }: { range: TimeRange },
    @Ctx() { services }: Context,
  ): Promise<Reason[]> {
    return readRejectionReasons(services.db, range);
  }
}
