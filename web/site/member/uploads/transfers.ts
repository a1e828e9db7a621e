import type { AnyVariables, Client, TypedDocumentNode } from 'urql';
import { Observable } from '../../../shared/observable.ts';
import { type DescribedError, describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { fileFault, fileTypeOf } from './file-check.ts';
import {
  CompleteUploadDocument,
  type MemberUploadRowFragment,
  RequestUploadDocument,
  type RequestUploadMutation,
} from './generated/graphql.ts';
import type { Surroundings } from './surroundings.ts';

type Ticket = RequestUploadMutation['requestUpload'];

/** A file on its way. */
export interface Transfer {
  readonly key: number;
  readonly file: File;
  readonly phase: 'refused' | 'waiting' | 'sending' | 'sent' | 'broken';
  /** How much of it is sent, from 0 to 1. */
  readonly share: number;
  /** The upload, from the moment that the gateway knows of it. */
  readonly upload: MemberUploadRowFragment | null;
  /** By which it is sent, also after a break, so that no second upload stands in the list. */
  readonly ticket: Ticket | null;
  /** Whether all of it was sent. */
  readonly isPosted: boolean;
  /** What is wrong with the file, when it is not sent at all. */
  readonly fault: string | null;
  readonly error: DescribedError | null;
}

const fresh = { share: 0, upload: null, ticket: null, isPosted: false, error: null } as const;

/** Whether it was the connection that broke. */
export const isCutOff = ({ phase, error }: Transfer): boolean =>
  phase === 'broken' && error?.code === null;

const isUnsent = (transfer: Transfer): boolean =>
  transfer.phase === 'waiting' || transfer.phase === 'sending' || isCutOff(transfer);

/** Sends files one after another. It goes on while other pages are shown, and after a break. */
export class Transfers {
  readonly #client: Client;
  readonly #browser: Surroundings;
  readonly #state = new Observable<readonly Transfer[]>([]);
  #abort: { readonly key: number; readonly controller: AbortController } | null = null;
  #lastKey = 0;

  constructor(client: Client, browser: Surroundings) {
    this.#client = client;
    this.#browser = browser;
  }

  readonly subscribe = this.#state.subscribe;
  readonly get = this.#state.get;

  readonly add = (files: readonly File[]): void => {
    const added = files.map((file): Transfer => {
      const fault = fileFault(file);
      this.#lastKey += 1;
      return { ...fresh, key: this.#lastKey, file, fault, phase: fault ? 'refused' : 'waiting' };
    });
    this.#set([...this.#state.get(), ...added]);
    void this.#pump();
  };

  readonly retry = (key: number): void => {
    const again = this.#state.get().find((transfer) => transfer.key === key);
    const kept = again && isCutOff(again) ? { share: 0, error: null } : fresh;
    this.#change(key, { ...kept, phase: 'waiting' });
    void this.#pump();
  };

  readonly #resume = (): void => {
    for (const transfer of this.#state.get()) if (isCutOff(transfer)) this.retry(transfer.key);
    void this.#pump();
  };

  /** Calls it off if it is not sent yet, and shows it no longer. */
  readonly dismiss = (key: number): void => {
    if (this.#abort?.key === key) this.#abort.controller.abort();
    this.#set(this.#state.get().filter((transfer) => transfer.key !== key));
  };

  /** Calls all of it off and forgets the files: their account leaves the page. */
  readonly stop = (): void => {
    this.#abort?.controller.abort();
    this.#set([]);
  };

  async #pump(): Promise<void> {
    if (this.#abort || !this.#browser.isOnline()) return;
    const next = this.#state.get().find(({ phase }) => phase === 'waiting');
    if (!next) return;
    const controller = new AbortController();
    this.#abort = { key: next.key, controller };
    try {
      await this.#send(next, controller.signal);
    } catch (error) {
      this.#change(next.key, { phase: 'broken', error: describeError(error) });
    } finally {
      this.#abort = null;
    }
    await this.#pump();
  }

  async #send({ key, file, ticket, isPosted }: Transfer, signal: AbortSignal): Promise<void> {
    this.#change(key, { phase: 'sending', share: isPosted ? 1 : 0 });
    const { upload, fields, url } = ticket ?? (await this.#askForTicket(key, file));
    signal.throwIfAborted();
    if (!isPosted) {
      const onProgress = (share: number) => this.#change(key, { share });
      await this.#browser.post({ url, fields, file, signal, onProgress });
      this.#change(key, { isPosted: true });
    }
    signal.throwIfAborted();
    const { completeUpload } = await this.#mutate(typed(CompleteUploadDocument), { id: upload.id });
    this.#change(key, { phase: 'sent', share: 1, upload: completeUpload });
  }

  async #askForTicket(key: number, file: File): Promise<Ticket> {
    const fileType = fileTypeOf(file) ?? 'CSV';
    const input = { fileName: file.name, fileSize: file.size, fileType };
    const { requestUpload: ticket } = await this.#mutate(typed(RequestUploadDocument), { input });
    this.#change(key, { ticket, upload: ticket.upload });
    return ticket;
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
    this.#set(changed);
  }

  /** Who leaves the page loses what is not sent yet; what was cut off goes on when the network is back. */
  #set(transfers: readonly Transfer[]): void {
    this.#state.set(transfers);
    this.#browser.guard(transfers.some(isUnsent), this.#resume);
  }
}
