/** A method of an object that is given a list of what the object then gives as properties: name → class or definition. */
export interface ComponentList {
  /** Method pattern; heirs of its class have it too. */
  readonly call: string;
  /** Position of the list. */
  readonly arg: number;
  /** The key under which the list stands in configuration. */
  readonly key: string;
  readonly source: string;
}
