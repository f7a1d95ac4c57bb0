interface Manner {
  readonly cancelable?: boolean;
}

/** All of ours bubble and cross shadow roots, so that a page may listen anywhere above. */
export abstract class ParleyEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, { cancelable = false }: Manner = {}) {
    super(type, { bubbles: true, composed: true, cancelable, detail });
  }
}
