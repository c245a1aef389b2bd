/** The last bin at whose end somebody looked whether collection works. Bins nobody looked at are missing time. */
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('escalation_pulse', {
  comment: 'Last bin at whose end somebody looked whether collection works',
})
@Check('escalation_pulse_one_check', `one`)
export class EscalationPulse {
  @PrimaryColumn('boolean', { default: true })
  one: boolean;

  @Column('integer')
  bin: number;
}
