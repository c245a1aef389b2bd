/** Which key credentials are sealed with: one row, a fingerprint that tells nothing of the key. Written by KeyCheck only. */
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('secret_key', {
  comment: 'The key that seals credentials, by a fingerprint: a process with another one does not start',
})
@Check('secret_key_one_check', `one`)
@Check('secret_key_fingerprint_check', `fingerprint <> ''`)
export class SecretKeyRow {
  @PrimaryColumn('boolean', { default: true })
  one: boolean;

  @Column('text')
  fingerprint: string;

  @Column('timestamptz', { default: () => 'now()' })
  since: Date;
}
