import { executeServerCommand } from '@web/test-runner-commands';

/** Turns the wheel over the middle of an element; upwards with less than nothing. */
export async function wheel(over: Element, deltaY: number): Promise<void> {
  const { left, top, width, height } = over.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await executeServerCommand('wheel', { x, y, deltaY });
}
