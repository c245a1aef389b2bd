/** A finding that stops a version, and who says with which reason that it is wrong here. Written once; never by an author. */
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation, Unique } from 'typeorm';
import { Person } from '../../../core/identity/person.entity.js';
import { ReplyVersion } from '../reply-version.entity.js';

@Entity('finding_overrule', {
  comment: 'A finding that stops the reply, and who says with which reason that it is wrong here',
})
@Unique('uq_finding_overrule', ['replyVersionId', 'code', 'spanStart', 'spanEnd'])
@Check('finding_overrule_code_check', `code <> ''`)
@Check('finding_overrule_span_start_check', `span_start >= 0`)
@Check('finding_overrule_check', `span_end >= span_start`)
@Check('finding_overrule_role_check', `role IN ('reviewer','lead')`)
@Check('finding_overrule_reason_check', `btrim(reason) <> ''`)
export class FindingOverrule {
  @PrimaryColumn('uuid', { default: () => 'gen_random_uuid()' })
  id: string;

  @Column('uuid')
  replyVersionId: string;

  @ManyToOne(() => ReplyVersion, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_version_id' })
  replyVersion?: Relation<ReplyVersion>;

  @Column('uuid')
  brandId: string;

  @Column('text')
  code: string;

  @Column('integer')
  spanStart: number;

  @Column('integer')
  spanEnd: number;

  @Column('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('text')
  role: 'reviewer' | 'lead';

  @Column('text')
  reason: string;

  @Column('timestamptz', { default: () => 'now()' })
  at: Date;
}
