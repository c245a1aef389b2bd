/** Who has a reply open for review, as told by a heartbeat. Only says who is looking; it holds nothing back. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../../core/identity/person.entity.js';
import { Reply } from '../reply.entity.js';

@Entity('reply_viewer')
export class ReplyViewer {
  @PrimaryColumn('uuid')
  replyId: string;

  @ManyToOne(() => Reply, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'reply_id' })
  reply?: Relation<Reply>;

  @PrimaryColumn('uuid')
  personId: string;

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person?: Relation<Person>;

  @Column('timestamptz')
  since: Date;

  @Column('timestamptz')
  seenAt: Date;
}
