/** The last slot of a schedule that some process took. Written by SchedulesService only, and only forwards. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('schedule_run', {
  comment: 'Last slot of each schedule that some process took; taking a slot twice is impossible',
})
export class ScheduleRun {
  @PrimaryColumn('text')
  name: string;

  @Column('timestamptz')
  slot: Date;

  @Column('text')
  holder: string;

  @Column('timestamptz', { default: () => 'now()' })
  ranAt: Date;
}
