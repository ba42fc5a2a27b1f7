// How a staff number and a name may be written, wherever a person is typed in or read from a file.

/** Lower-case letters, digits and hyphens, at most 20, a letter or digit first. */
export const STAFF_ID = /^[a-z0-9][a-z0-9-]{0,19}$/;

/** At most 40 letters of any script, digits, middle dots, full stops, hyphens and spaces. */
export const STAFF_NAME = /^[\p{L}\p{N}\p{M}·・.\- ]{1,40}$/u;
