/**
 * Hears that the outbox got new rows (LISTEN earshot_outbox) on a connection of its own, and makes a new one when it drops.
 * Only a wake-up: whoever relies on it must also look by itself now and then.
 */
import { Client } from 'pg';

export const OUTBOX_CHANNEL = 'earshot_outbox';

export class OutboxListener {
  private client: Client | null = null;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly reconnectMs: number,
    private readonly onRows: () => void,
    private readonly onTrouble: (error: Error) => void,
  ) {}

  /** Resolves after the first try, successful or not. */
  async open(): Promise<void> {
    if (this.closed) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'earshot outbox',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
    });
    this.client = client;
    let lost = false;
    const onLost = (error: Error): void => {
      if (lost || this.closed) return;
      lost = true;
      this.onTrouble(error);
      void client.end().catch(() => undefined);
      this.retry = setTimeout(() => void this.open(), this.reconnectMs);
    };
    client.on('error', onLost);
    client.on('end', () => onLost(new Error('The connection that hears of new outbox rows ended')));
    client.on('notification', this.onRows);
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      this.onRows(); // what came while nobody listened
    } catch (error) {
      onLost(error as Error);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }
}
