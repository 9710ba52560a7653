import type { operations } from '@resetkit/sdk/mock-control/types';
import type { Accepted, Reply as CoreReply } from '../../core/operation.ts';
import { type Problem, problem } from '../problem.ts';

type Id = keyof operations;

/** The reply of an operation of the control API. */
export type Reply<Of extends Id> = CoreReply<operations, Of>;

/** The request of an operation of the control API. */
export type Request<Of extends Id> = Accepted<operations, Of>;

/**
 * Runs a function, and answers 400 with the message of the error that it throws: mock servers throw about wrong input.
 */
export async function orBadRequest<R>(act: () => Promise<R>): Promise<R | Problem<400>> {
  return orProblem(400, act);
}

/** Runs a function, and answers with this status and the message of the error that it throws. */
export async function orProblem<R, Status extends number>(
  status: Status,
  act: () => Promise<R>,
): Promise<R | Problem<Status>> {
  try {
    return await act();
  } catch (error) {
    return problem(status, error instanceof Error ? error.message : String(error));
  }
}
