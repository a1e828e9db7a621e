/** Sends text messages. */
export interface SmsSender {
  /**
   * @param phoneNumber in E.164
   * @throws anything when the message was not accepted for delivery
   */
  send(phoneNumber: string, text: string): Promise<void>;
}
