import { type ExecutionResult, GraphQLError, type SubscriptionArgs, subscribe } from 'graphql';

type Step = IteratorResult<ExecutionResult, undefined>;

const done: Step = { done: true, value: undefined };

export interface StreamResultsOptions {
  subscription: SubscriptionArgs;
  /** Makes what the client is told of an error, and takes note of it. */
  present(error: GraphQLError): GraphQLError;
  /** Called once, when nothing will follow. */
  onEnd(): void;
}

/** The results of a subscription. One that breaks off ends with an error that says why. */
export class StreamResults implements AsyncIterableIterator<ExecutionResult, undefined> {
  readonly #options: StreamResultsOptions;
  readonly #source: Promise<AsyncGenerator<ExecutionResult> | ExecutionResult>;
  #ended = false;

  constructor(options: StreamResultsOptions) {
    this.#options = options;
    this.#source = Promise.resolve(subscribe(options.subscription));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Step> {
    if (this.#ended) return done;
    try {
      const source = await this.#source;
      if (!('next' in source)) return this.#last(source);
      const step = await source.next();
      if (!step.done) return { done: false, value: this.#presented(step.value) };
      this.#end();
      return done;
    } catch (error) {
      return this.#last({ errors: [toGraphQLError(error)] });
    }
  }

  async return(): Promise<Step> {
    this.#end();
    const source = await this.#source.catch(() => null);
    if (source !== null && 'return' in source) await source.return(undefined);
    return done;
  }

  /** Whoever reads gives up, for whatever reason. */
  throw(): Promise<Step> {
    return this.return();
  }

  #last(result: ExecutionResult): Step {
    this.#end();
    return { done: false, value: this.#presented(result) };
  }

  #presented({ data, errors }: ExecutionResult): ExecutionResult {
    return {
      ...(errors && { errors: errors.map(this.#options.present) }),
      ...(data !== undefined && { data }),
    };
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.onEnd();
  }
}

function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
