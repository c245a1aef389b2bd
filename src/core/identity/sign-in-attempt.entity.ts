/** One try at a password, counted per address and per e-mail over all processes. Holds keyed hashes only, never who or from where. */
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_key', ['key', 'at'])
export class SignInAttempt {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;

  @Column('text', { comment: 'Hash of the address or of the e-mail tried, never in clear' })
  key: string;

  @Column('boolean')
  succeeded: boolean;
}
