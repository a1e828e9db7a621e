import type { FileType } from '../db/schema.ts';
import { fileNameOf } from './exports/exports.ts';
import { idOf } from './ids.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import { before, dayOf, minuteMillis } from './times.ts';

/** Leave to send a file that has not come. */
export interface PlannedTicket {
  id: string;
  fileName: string;
  fileType: FileType;
  fileSizeBytes: number;
  createdAt: Date;
}

/**
 * The ticket that a member was given lately; most have none. Like every ticket it is void after some
 * minutes, so that it is made for the present and not for the time of the other data.
 */
export function ticketOf(person: Person, present: Date): PlannedTicket | null {
  const random = new Random(`ticket of ${person.id}`);
  if (!person.consenting || person.featured || !random.chance(0.05)) return null;
  const createdAt = before(present, random.int(10_000, 4 * minuteMillis));
  const format = random.pick(['csv', 'json'] as const);
  return {
    id: idOf(`upload/${person.id}/open`),
    fileName: fileNameOf(`member ${person.id}`, { endDay: dayOf(createdAt), format }),
    fileType: format,
    fileSizeBytes: random.int(20_000, 900_000),
    createdAt,
  };
}
