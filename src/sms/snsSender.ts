import { InvalidParameterException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { type SmsSender, UnreachablePhoneError } from './smsSender.ts';

const sendTimeoutMillis = 5000;

/**
 * Sends by Amazon SNS, with the credentials that the AWS SDK finds in its usual places (environment,
 * role of the machine). The role needs `sns:Publish`.
 */
export function createSnsSender(region: string): SmsSender {
  const client = new SNSClient({
    region,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: sendTimeoutMillis,
      requestTimeout: sendTimeoutMillis,
      throwOnRequestTimeout: true,
    },
  });
  return {
    send: async (phoneNumber, text) => {
      const command = new PublishCommand({
        PhoneNumber: phoneNumber,
        Message: text,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
        },
      });
      try {
        await client.send(command);
      } catch (cause) {
        if (cause instanceof InvalidParameterException) throw new UnreachablePhoneError({ cause });
        throw cause;
      }
    },
  };
}
