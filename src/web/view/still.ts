import { Component, type ComponentChildren } from "preact";

interface StillProps {
  /** All that what is drawn depends on. */
  readonly on: string;
  readonly draw: () => ComponentChildren;
}

/**
 * Draws its part of the page only when what it depends on has changed: a keystroke changes little of a page. Handlers in
 * it must ask the store for whatever `on` does not hold.
 */
export class Still extends Component<StillProps> {
  override shouldComponentUpdate(next: StillProps): boolean {
    return next.on !== this.props.on;
  }

  override render({ draw }: StillProps): ComponentChildren {
    return draw();
  }
}
