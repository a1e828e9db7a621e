import {
  GraphQLDateTime,
  GraphQLJSONObject,
  GraphQLLocalDate,
  GraphQLPhoneNumber,
} from 'graphql-scalars';

/** A moment in UTC: ISO-8601 on the wire, a Date inside. */
export const DateTime = GraphQLDateTime;

/** A calendar day: `YYYY-MM-DD`. */
export const LocalDate = GraphQLLocalDate;

/** A phone number in E.164: `+14155550123`. */
export const PhoneNumber = GraphQLPhoneNumber;

/** Any JSON object, as it is. */
export const JSONObject = GraphQLJSONObject;
