/**
 * IAM: who there is in an account and what policies say of them. Policies are checked and kept; calls are not judged by
 * them, since the learner calls as the owner of the account or as a learner of a Learner Lab.
 */
package skylab.aws.iam;
