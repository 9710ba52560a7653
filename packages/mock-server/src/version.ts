/** The version of this package; a test holds it against package.json. */
export const version = '0.1.0';

/** The version of the control API; a test holds it against openapi/mock-control.yaml. */
export const controlApi = '1.0.0';
