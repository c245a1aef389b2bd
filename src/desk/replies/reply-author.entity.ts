/** Everyone who ever wrote a word of a reply. Written by the database's triggers alone; none of them may approve it. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from '../../core/identity/person.entity.js';
import { Reply } from './reply.entity.js';

@Entity('reply_author', {
  comment: 'Everyone who ever wrote a word of the reply: none of them may approve it',
})
export class ReplyAuthor {
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

  @Column('uuid')
  brandId: string;

  @Column('timestamptz', { default: () => 'now()' })
  firstAt: Date;
}
