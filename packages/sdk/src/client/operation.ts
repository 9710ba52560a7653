/**
 * One entry of a generated operation table: what the transport has to know to make the request. Of the flat input, a field
 * that the path names in braces goes there, one whose name begins with `x-` is a header (the generator refuses descriptions in
 * which that is not so), the ones in `query` are parameters, and all others are the JSON body, if there is one.
 */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly string[];
  readonly body?: true;
  /** Without body fields no body is sent at all. */
  readonly bodyOptional?: true;
  /**
   * Answers with a redirect, which a browser cannot read. `follow`: a person is meant to follow it, so there is a URL
   * builder instead of a method. `stay`: it only says that the call has succeeded.
   */
  readonly redirect?: 'follow' | 'stay';
  /** A success may have no body. */
  readonly empty?: true;
}
