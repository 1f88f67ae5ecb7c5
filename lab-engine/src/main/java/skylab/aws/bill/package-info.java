/**
 * What resources of AWS are billed for: which rows of the world make which entries in the ledger, and the books of an account
 * with what is only counted, such as data transfer.
 */
package skylab.aws.bill;
