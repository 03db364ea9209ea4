/** The hidden first word of the command line that runs an app. */
export const SUPERVISE = '__supervise';
