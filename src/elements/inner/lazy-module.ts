/** A module that most pages do without; once fetched, the next element to need it has it at once. */
export class LazyModule<Module> {
  readonly #import: () => Promise<Module>;
  #coming: Promise<Module> | undefined;
  #arrived: Module | undefined;

  constructor(load: () => Promise<Module>) {
    this.#import = load;
  }

  get arrived(): Module | undefined {
    return this.#arrived;
  }

  /** Those who wait have it in the order in which they asked: imports of the same module come in any. */
  async fetch(): Promise<Module> {
    if (this.#arrived) return this.#arrived;
    this.#coming ??= this.#import().finally(() => {
      this.#coming = undefined;
    });
    this.#arrived = await this.#coming;
    return this.#arrived;
  }
}
