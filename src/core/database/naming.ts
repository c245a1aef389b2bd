/** camelCase in code, snake_case in the database, and constraint names that PostgreSQL itself would give. */
import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return customName ?? snake([...prefixes, propertyName].join('_'));
  }
  override relationName(propertyName: string): string {
    return snake(propertyName);
  }
  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snake(`${relationName}_${referencedColumnName}`);
  }
  override primaryKeyName(table: Table | string): string {
    return `${this.tableOf(table)}_pkey`;
  }
  override foreignKeyName(table: Table | string, columnNames: string[]): string {
    return `${this.tableOf(table)}_${columnNames.join('_')}_fkey`;
  }
  private tableOf(table: Table | string): string {
    return (typeof table === 'string' ? table : table.name).split('.').pop() ?? '';
  }
}
