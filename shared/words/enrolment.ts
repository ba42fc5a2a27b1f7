/** Characters of head office's signed note about a station: what an entry of the ledger has room for. */
export const LONGEST_ENROLMENT = 4000;
