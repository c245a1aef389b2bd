import { Client } from 'pg';
import { migrate, migrateBack } from '../../../src/core/database/migrate';
import { migrations } from '../../../migrations';
import { emptyDatabase } from '../../support/database';

describe('migrations', () => {
  it('go forward once when several processes start together', async () => {
    const database = await emptyDatabase();
    const ran = await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(ran.map((names) => names.length).sort()).toEqual([0, 0, migrations.length]);
    await database.drop();
  });

  it('go back to nothing and forward again, leaving no table or function behind', async () => {
    const database = await emptyDatabase();
    await migrate(database.url);
    for (let i = 0; i < migrations.length; i++) await migrateBack(database.url);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const left = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','v','S') AND relname NOT LIKE 'migration%'
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    await client.end();
    expect(left.rows.map((row) => row.name)).toEqual([]);
    expect(await migrate(database.url)).toHaveLength(migrations.length);
    await database.drop();
  });
});
