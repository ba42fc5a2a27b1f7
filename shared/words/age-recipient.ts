// What a receiver's public key looks like: `age1` and 58 characters of bech32. Whether its checksum holds is for the library to say.
export const AGE_RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/;

/** More than this many receivers of one file is a mistake. */
export const MAX_RECIPIENTS = 3;
