/** Users, groups and roles. */
package skylab.aws.iam.principal;
