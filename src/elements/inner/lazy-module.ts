/** A module that most pages do without; once fetched, the next element to need it has it at once. */
export class LazyModule<Module> {
  readonly #import: () => Promise<Module>;
  #arrived: Module | undefined;

  constructor(load: () => Promise<Module>) {
    this.#import = load;
  }

  get arrived(): Module | undefined {
    return this.#arrived;
  }

  async fetch(): Promise<Module> {
    this.#arrived ??= await this.#import();
    return this.#arrived;
  }
}
