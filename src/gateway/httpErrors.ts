import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { isOutage } from '../db/outage.ts';
import { DomainError, type ErrorCode } from '../domain/errors.ts';
import { isFull } from '../storage/diskErrors.ts';
import { FormRefusedError } from '../storage/diskForm.ts';
import type { Logger } from '../telemetry/logger.ts';
import { failureMessage } from './errors.ts';

const codesByStatus: Record<number, string> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
};

/** What the domain's errors are in HTTP, outside of GraphQL. */
const statusesByCode: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  CONSENT_REQUIRED: 403,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  INTERNAL_SERVER_ERROR: 500,
};

/** The parser's own words for a form that breaks off or is none; it gives them no code. */
const isUnreadableForm = ({ message }: Error): boolean =>
  /^Multipart: |multipart data$|^The needle cannot/.test(message);

function statusOf(error: FastifyError): number {
  if (error instanceof DomainError) return statusesByCode[error.code];
  if (error instanceof FormRefusedError) return error.status;
  if (isUnreadableForm(error)) return 400;
  return error.statusCode ?? (isOutage(error) || isFull(error) ? 503 : 500);
}

const codeOf = (error: FastifyError, status: number): string =>
  error instanceof DomainError ? error.code : (codesByStatus[status] ?? 'BAD_REQUEST');

/** Answers an error before GraphQL is reached, in the shape of GraphQL's. */
export function createErrorAnswer(config: Config, logger: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const status = statusOf(error);
    const masked = status >= 500;
    if (masked) logger.error({ err: error, errorId: request.id }, 'a request failed');
    const code = masked ? 'INTERNAL_SERVER_ERROR' : codeOf(error, status);
    const tooLarge = `The body is too large: at most ${config.http.maxBodyBytes} bytes are accepted.`;
    const isBody = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
    const message = masked ? failureMessage : isBody ? tooLarge : error.message;
    const details = error instanceof DomainError ? error.details : {};
    const extensions = { code, ...details, ...(masked && { errorId: request.id }) };
    reply.code(status).send({ errors: [{ message, extensions }] });
  };
}
