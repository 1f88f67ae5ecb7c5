/** CloudWatch: the client; what it does is in the packages below. */
package skylab.aws.cloudwatch;
