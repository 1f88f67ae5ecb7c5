/** Policies: their documents, versions, and to whom they are attached. */
package skylab.aws.iam.policy;
