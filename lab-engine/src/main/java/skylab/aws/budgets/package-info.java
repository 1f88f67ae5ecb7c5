/** AWS Budgets: what may be spent, and who is told when it is more. */
package skylab.aws.budgets;
