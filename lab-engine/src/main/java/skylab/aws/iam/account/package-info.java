/** The account as a whole: its alias, and how much there is in it. */
package skylab.aws.iam.account;
