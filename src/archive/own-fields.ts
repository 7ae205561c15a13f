/** Fields that Sijill adds to the standard's own; other programs pass over them. Written in lower case, as they are compared. */

/** The address that answered, where it is not the one that was asked for. */
export const finalAddressField = "sijill-final-uri";
/** What the address was fetched for. */
export const roleField = "sijill-role";
