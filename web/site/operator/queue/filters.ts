import { personaNames } from '../../shared/personas.ts';
import type {
  RecommendationFilter,
  RecommendationOrder,
  RecommendationStatus,
  RecommendationType,
} from './generated/graphql.ts';

/** What the list shows, as it stands in the address. */
export interface Filters {
  readonly status: RecommendationStatus | 'ALL';
  readonly type: RecommendationType | null;
  readonly personaId: number | null;
  /** Days in the viewer's time zone, `2026-01-31`, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly search: string;
  /** Only of this member. */
  readonly userId: string | null;
  readonly order: RecommendationOrder;
}

/** What waits, the longest waiting first. */
export const defaultFilters: Filters = {
  status: 'PENDING',
  type: null,
  personaId: null,
  from: null,
  to: null,
  search: '',
  userId: null,
  order: 'OLDEST_FIRST',
};

const statuses = ['ALL', 'PENDING', 'APPROVED', 'REJECTED'] as const;
const types = ['EDUCATION', 'PARTNER_OFFER'] as const;
const orders = ['OLDEST_FIRST', 'NEWEST_FIRST'] as const;

/** Reads the address; what it cannot mean is left out. */
export function readFilters(address: string): Filters {
  const params = new URLSearchParams(address);
  const among = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value.toLowerCase() === params.get(name)?.toLowerCase());
  const persona = Number(params.get('persona'));
  return {
    status: among('status', statuses) ?? defaultFilters.status,
    type: among('type', types) ?? null,
    personaId: Number.isInteger(persona) && personaNames[persona - 1] ? persona : null,
    from: dayOf(params.get('from')),
    to: dayOf(params.get('to')),
    search: (params.get('search') ?? '').slice(0, 100),
    userId: params.get('member'),
    order: among('order', orders) ?? defaultFilters.order,
  };
}

/** The address of filters: only what differs from the default. */
export function writeFilters(filters: Filters): string {
  const values: Record<string, string | null> = {
    status: filters.status === defaultFilters.status ? null : filters.status.toLowerCase(),
    type: filters.type?.toLowerCase() ?? null,
    persona: filters.personaId?.toString() ?? null,
    from: filters.from,
    to: filters.to,
    search: filters.search || null,
    member: filters.userId,
    order: filters.order === defaultFilters.order ? null : filters.order.toLowerCase(),
  };
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return new URLSearchParams(Object.fromEntries(given)).toString();
}

/** Filters as the API takes them; a search of one character is none yet. */
export function toApiFilter(filters: Filters): RecommendationFilter {
  const { status, type, personaId, userId, from, to } = filters;
  const search = filters.search.trim();
  return {
    ...(status !== 'ALL' && { status }),
    ...(type && { type }),
    ...(personaId && { personaId }),
    ...(userId && { userId }),
    ...(from && { createdAfter: midnight(from, 0) }),
    ...(to && { createdBefore: midnight(to, 1) }),
    ...(search.length >= 2 && { search }),
  };
}

/** How many filters are set, apart from the status and the order. */
export function countSet({ type, personaId, userId, from, to, search }: Filters): number {
  return [type, personaId, userId, from, to, search].filter(Boolean).length;
}

function dayOf(value: string | null): string | null {
  if (!value || !/^\d{4}-\d\d-\d\d$/.test(value)) return null;
  return Number.isNaN(Date.parse(`${value}T00:00:00`)) ? null : value;
}

/** When a day begins where the viewer is, or the day `later` days after it. */
function midnight(day: string, later: number): string {
  const moment = new Date(`${day}T00:00:00`);
  moment.setDate(moment.getDate() + later);
  return moment.toISOString();
}
