import { IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** The page size when none is asked for, and the largest. */
export const defaultPageSize = 20;
export const maxPageSize = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    defaultValue: defaultPageSize,
    description: 'How many items to return: 1 to 100.',
  })
  @Min(1, { message: 'must be at least 1' })
  @Max(maxPageSize, { message: `must be at most ${maxPageSize}` })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor to continue after: pageInfo.endCursor of the page before.',
  })
  @IsOptional()
  @Length(1, 500, { message: 'must be a cursor that this list gave' })
  after?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first item.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last item.' })
  endCursor!: string | null;
}

/** What a list costs: its children, as many times as items were asked for. */
export const listComplexity = (options: {
  args: Record<string, unknown>;
  childComplexity: number;
}): number => {
  const { first } = options.args;
  return (
    1 + (typeof first === 'number' && first > 0 ? first : defaultPageSize) * options.childComplexity
  );
};

/**
 * Makes the connection type of a node type: `edges { cursor node }`, `nodes`, `pageInfo`,
 * `totalCount`. `totalCount` is counted only when it is asked for.
 */
export function connectionOf<Node extends object>(name: string, node: () => ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in its list.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Marks this place in the list; opaque.' })
    cursor!: string;

    @Field(node, { description: 'The item itself.' })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}s.`, simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The items.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many items the whole list has.' })
    totalCount!: number;
  }
  return Connection;
}
