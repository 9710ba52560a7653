/**
 * One entry of a generated operation table: how to make a request from a flat input. A field that the path names in
 * braces goes into the path, one whose name begins with `x-` is a header (the generator refuses descriptions in which
 * that is not so), those in `query` are parameters, and all others are the JSON body, if there is one.
 */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly string[];
  readonly body?: true;
  /** Without body fields, no body is sent. */
  readonly bodyOptional?: true;
  /**
   * Answers with a redirect, which a browser cannot read. `follow`: a person opens it, so the client has a URL builder
   * instead of a method. `stay`: it only means that the call has succeeded.
   */
  readonly redirect?: 'follow' | 'stay';
  /** A success may have no body. */
  readonly empty?: true;
}
