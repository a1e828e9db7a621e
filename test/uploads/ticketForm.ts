/** A ticket as GraphQL answers it. */
export interface Ticket {
  upload: { id: string; status: string; fileName: string; fileSize: number; fileType: string };
  url: string;
  fields: { name: string; value: string }[];
  expiresAt: string;
}

/** What came back from the store, whatever was posted. */
export interface FormAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** How a form differs from that of its ticket. */
export interface FormChanges {
  url?: string;
  /** Other values of fields, or further fields; null leaves one out. */
  fields?: Record<string, string | null>;
  /** The files, each as a field `file`: one by default. */
  files?: readonly Uint8Array[];
  fileField?: string;
  fileFirst?: boolean;
}

const blobOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);

/** The form of a ticket: its fields in their order, and the file as the last. */
export function formOf(ticket: Ticket, bytes: Uint8Array, changes: FormChanges = {}): FormData {
  const { fields: other = {}, files = [bytes], fileField = 'file', fileFirst = false } = changes;
  const form = new FormData();
  const appendFiles = () => {
    for (const file of files) form.append(fileField, blobOf(file), 'whatever the browser says.csv');
  };
  if (fileFirst) appendFiles();
  const own = Object.fromEntries(ticket.fields.map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries({ ...own, ...other })) {
    if (value !== null) form.append(name, value);
  }
  if (!fileFirst) appendFiles();
  return form;
}

/** Posts the form of a ticket, as a browser does. */
export async function postForm(
  ticket: Ticket,
  bytes: Uint8Array,
  changes: FormChanges = {},
): Promise<FormAnswer> {
  const body = formOf(ticket, bytes, changes);
  const response = await fetch(changes.url ?? ticket.url, { method: 'POST', body });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
