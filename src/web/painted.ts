/** A frame, in milliseconds, where a screen shows sixty of them a second. */
const FRAME = 16;

/** Does something when the page shows what it was last given, and not in the frame that is to show it. */
export function oncePainted(action: () => void): void {
  requestAnimationFrame(() => setTimeout(action, FRAME));
}
