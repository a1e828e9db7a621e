import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLJSONObject, GraphQLLocalDate } from 'graphql-scalars';

/** A moment in UTC: ISO-8601 on the wire, a Date inside. */
export const DateTime = GraphQLDateTime;

/** A calendar day: `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;

const phoneShape = /^\+[1-9]\d{6,14}$/;

/** A phone number in E.164: `+14155550123`. A scalar of our own: the library's takes forever to refuse some texts. */
export const PhoneNumber = new GraphQLScalarType<string, string>({
  name: 'PhoneNumber',
  description: 'A phone number in E.164, e.g. `+14155550123`.',
  serialize: String,
  parseValue: (value) => {
    if (typeof value === 'string' && phoneShape.test(value)) return value;
    throw new GraphQLError('must be a phone number in E.164, e.g. +14155550123');
  },
});

/** Any JSON object, as it is. */
export const JSONObject = GraphQLJSONObject;
