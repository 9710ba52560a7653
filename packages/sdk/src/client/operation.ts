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
  /** Answers with a redirect, which a browser cannot read: gets a URL builder instead of a method. */
  readonly redirect?: true;
}
