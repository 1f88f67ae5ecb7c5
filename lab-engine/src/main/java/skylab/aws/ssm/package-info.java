/** Systems Manager, as far as Parameter Store: the public parameters of AWS, and an account's own. */
package skylab.aws.ssm;
