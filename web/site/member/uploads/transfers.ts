import type { AnyVariables, Client, TypedDocumentNode } from 'urql';
import { Observable } from '../../../shared/observable.ts';
import { type DescribedError, describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { fileFault, fileTypeOf } from './file-check.ts';
import {
  CompleteUploadDocument,
  type MemberUploadRowFragment,
  RequestUploadDocument,
} from './generated/graphql.ts';
import { postForm } from './post-form.ts';

/** A file on its way. */
export interface Transfer {
  readonly key: number;
  readonly file: File;
  readonly phase: 'refused' | 'waiting' | 'sending' | 'sent' | 'broken';
  /** How much of it is sent, from 0 to 1. */
  readonly share: number;
  /** The upload, from the moment that the gateway knows of it. */
  readonly upload: MemberUploadRowFragment | null;
  /** What is wrong with the file, when it is not sent at all. */
  readonly fault: string | null;
  readonly error: DescribedError | null;
}

const fresh = { share: 0, upload: null, error: null } as const;

/** Sends files one after another. It goes on while other pages are shown. */
export class Transfers {
  readonly #client: Client;
  readonly #addressOf: (url: string) => string;
  readonly #state = new Observable<readonly Transfer[]>([]);
  #abort: { readonly key: number; readonly controller: AbortController } | null = null;
  #lastKey = 0;

  constructor(client: Client, addressOf: (url: string) => string) {
    this.#client = client;
    this.#addressOf = addressOf;
  }

  readonly subscribe = this.#state.subscribe;
  readonly get = this.#state.get;

  readonly add = (files: readonly File[]): void => {
    const added = files.map((file): Transfer => {
      const fault = fileFault(file);
      this.#lastKey += 1;
      return { ...fresh, key: this.#lastKey, file, fault, phase: fault ? 'refused' : 'waiting' };
    });
    this.#state.set([...this.#state.get(), ...added]);
    void this.#pump();
  };

  readonly retry = (key: number): void => {
    this.#change(key, { ...fresh, phase: 'waiting' });
    void this.#pump();
  };

  /** Calls it off if it is not sent yet, and shows it no longer. */
  readonly dismiss = (key: number): void => {
    if (this.#abort?.key === key) this.#abort.controller.abort();
    this.#state.set(this.#state.get().filter((transfer) => transfer.key !== key));
  };

  async #pump(): Promise<void> {
    if (this.#abort) return;
    const next = this.#state.get().find(({ phase }) => phase === 'waiting');
    if (!next) return;
    const controller = new AbortController();
    this.#abort = { key: next.key, controller };
    addEventListener('beforeunload', askBeforeLeaving);
    try {
      await this.#send(next, controller.signal);
    } catch (error) {
      this.#change(next.key, { phase: 'broken', error: describeError(error) });
    } finally {
      removeEventListener('beforeunload', askBeforeLeaving);
      this.#abort = null;
    }
    await this.#pump();
  }

  async #send({ key, file }: Transfer, signal: AbortSignal): Promise<void> {
    this.#change(key, { phase: 'sending' });
    const fileType = fileTypeOf(file) ?? 'CSV';
    const input = { fileName: file.name, fileSize: file.size, fileType };
    const { requestUpload } = await this.#mutate(typed(RequestUploadDocument), { input });
    const { upload, fields, url } = requestUpload;
    signal.throwIfAborted();
    this.#change(key, { upload });
    await postForm({
      url: this.#addressOf(url),
      fields,
      file,
      signal,
      onProgress: (share) => this.#change(key, { share }),
    });
    signal.throwIfAborted();
    const { completeUpload } = await this.#mutate(typed(CompleteUploadDocument), { id: upload.id });
    this.#change(key, { phase: 'sent', share: 1, upload: completeUpload });
  }

  async #mutate<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const { data, error } = await this.#client.mutation(document, variables).toPromise();
    if (error) throw error;
    if (!data) throw new Error('the gateway answered without data');
    return data;
  }

  #change(key: number, change: Partial<Transfer>): void {
    const changed = this.#state
      .get()
      .map((transfer) => (transfer.key === key ? { ...transfer, ...change } : transfer));
    this.#state.set(changed);
  }
}

function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
