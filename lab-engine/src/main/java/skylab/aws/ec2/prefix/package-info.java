/** Prefix lists: the account's own, with their versions, and those that AWS keeps. */
package skylab.aws.ec2.prefix;
