/** What is read again once crisis mode was switched. Pure. */
export const staleCrisis: string[][] = [['crisis'], ['digest'], ['alerts'], ['case'], ['bell']];
