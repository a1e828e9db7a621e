import type { FileType } from '../db/schema.ts';

/** 10 MB, as the requirements have it. */
export const maxUploadBytes = 10_485_760;
/** How long a ticket allows to upload, and a link to download. */
export const ticketMinutes = 15;

/** What a file of each type is stored as. */
export const contentTypes: Readonly<Record<FileType, string>> = {
  csv: 'text/csv',
  json: 'application/json',
};

/** Everything that a member uploaded lies below it. */
export const uploadsOf = (userId: string) => `uploads/${userId}/`;

export const uploadKey = (upload: { userId: string; id: string; fileName: string }) =>
  `${uploadsOf(upload.userId)}${upload.id}/${upload.fileName}`;

export const afterTicket = (from: Date) => new Date(from.getTime() + ticketMinutes * 60_000);
