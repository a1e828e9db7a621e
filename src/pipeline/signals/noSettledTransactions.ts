/** Windows end at the newest settled transaction: without any there is nothing to say. */
export class NoSettledTransactions extends Error {
  override readonly name = 'NoSettledTransactions';

  constructor() {
    super('the file holds no settled transaction');
  }
}
