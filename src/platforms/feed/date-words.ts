/** Names of months and time zones as feeds write them. Data only. */

export const MONTHS: Record<string, number> = {};
// Each row one month; first letters without accents are enough, because words are folded before they are looked up.
(
  'jan january januar janvier janv enero ene janeiro gennaio gen januari ιαν\n' +
  'feb february februar fevrier fevr fev febrero fevereiro febbraio februari φεβ\n' +
  'mar march marz mars marzo marco maart mrt mrz μαρ\n' +
  'apr april avril avr abril abr aprile απρ\n' +
  'may mai mayo maio maggio mag mei μαι\n' +
  'jun june juni juin junio junho giugno giu ιουν\n' +
  'jul july juli juillet juil julio julho luglio lug ιουλ\n' +
  'aug august aout agosto ago augustus αυγ\n' +
  'sep sept september septembre septiembre setembro settembre set σεπ\n' +
  'oct october oktober okt octobre octubre outubro out ottobre ott οκτ\n' +
  'nov november novembre noviembre novembro νοε\n' +
  'dec december dezember dez decembre diciembre dic dezembro dicembre δεκ'
)
  .split('\n')
  .forEach((row, month) => row.split(' ').forEach((word) => (MONTHS[word] = month + 1)));

/** Minutes east of UTC. IST is India's. */
export const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  pkt: 300,
  sgt: 480,
  hkt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  nst: -210,
  ndt: -150,
  ast: -240,
  adt: -180,
  est: -300,
  edt: -240,
  et: -300,
  cst: -360,
  cdt: -300,
  ct: -360,
  mst: -420,
  mdt: -360,
  mt: -420,
  pst: -480,
  pdt: -420,
  pt: -480,
  akst: -540,
  akdt: -480,
  hst: -600,
  brt: -180,
  art: -180,
};
