/** Sends text messages. */
export interface SmsSender {
  /**
   * @param phoneNumber in E.164
   * @throws UnreachablePhoneError when no message can be sent to the number
   * @throws anything else when the message was not accepted for delivery
   */
  send(phoneNumber: string, text: string): Promise<void>;
}

/** The number is well-formed, but nobody has it or no message can be sent there. */
export class UnreachablePhoneError extends Error {
  constructor(options?: ErrorOptions) {
    super('no message can be sent to this phone number', options);
    this.name = 'UnreachablePhoneError';
  }
}
