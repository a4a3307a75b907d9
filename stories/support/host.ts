/** The site that codes are for. */
export const host = 'summit.example';
