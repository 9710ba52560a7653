/** A schema that says whether a value is as it should be. */
export interface ValueSchema {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly error?: {
      readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
    };
  };
}

/** What an operation answers with each status, as generated from a description. */
export type AnswerSchemas = Readonly<
  Record<string, { readonly responses: Readonly<Record<number, { readonly body?: ValueSchema | undefined }>> }>
>;
