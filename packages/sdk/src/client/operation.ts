/** One entry of a generated operation table: what the transport has to know to make the request. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** Input fields that go into the path, the query and the headers. */
  readonly pathParams?: readonly string[];
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  /** The other input fields are the JSON body. */
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
