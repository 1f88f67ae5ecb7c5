/** The access keys of users. */
package skylab.aws.iam.key;
