/** Instance profiles: roles for instances. */
package skylab.aws.iam.profile;
