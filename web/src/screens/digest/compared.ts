/** Whether a number is about what is usual. Pure. Within a tenth it is: nobody should worry about less. */
export function compared(value: number | null, usual: number | null): 'more' | 'less' | 'same' | null {
  if (value === null || usual === null) return null;
  if (Math.abs(value - usual) <= Math.max(usual, value) * 0.1) return 'same';
  return value > usual ? 'more' : 'less';
}
