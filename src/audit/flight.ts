/** Things on their way from one who adds them to one who takes them, in their order, and only so many at a time. */
export class Flight<T> {
  readonly #most: number;
  readonly #things: T[] = [];
  #isEnded = false;
  /** What each side does when the other has done something. */
  #goOn: () => void = () => {};

  constructor(most: number) {
    this.#most = most;
  }

  /** Waits for as long as there are too many. */
  async add(thing: T): Promise<void> {
    this.#things.push(thing);
    this.#goOn();
    while (this.#things.length >= this.#most) await this.#change();
  }

  /** Nothing more comes. */
  end(): void {
    this.#isEnded = true;
    this.#goOn();
  }

  /** One after the other. Each counts until the next is asked for. */
  async *things(): AsyncGenerator<T> {
    for (;;) {
      const [first] = this.#things;
      if (first !== undefined) {
        yield first;
        this.#things.shift();
        this.#goOn();
      } else if (this.#isEnded) return;
      else await this.#change();
    }
  }

  /** One side at most waits: there is too much for one of them, or nothing for the other. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#goOn = resolve;
    });
  }
}

/** What comes until it is to stop. What is awaited then is given up, since it may never come. */
export async function* until<T>(things: AsyncGenerator<T>, stop: AbortSignal): AsyncGenerator<T> {
  let end = (): void => {};
  const stopped = (): void => end();
  stop.addEventListener("abort", stopped);
  try {
    while (!stop.aborted) {
      const step = await new Promise<IteratorResult<T>>((resolve, reject) => {
        end = () => resolve({ done: true, value: undefined });
        things.next().then(resolve, reject);
      });
      if (step.done) return;
      yield step.value;
    }
  } finally {
    stop.removeEventListener("abort", stopped);
  }
}
