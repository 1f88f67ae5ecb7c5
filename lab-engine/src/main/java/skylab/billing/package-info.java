/**
 * What things cost: the ledger of what was used, prices as data, and the bill that follows from both. Of resources it knows
 * no more than their ids: what is billed of them is entered by whoever knows them.
 */
package skylab.billing;
