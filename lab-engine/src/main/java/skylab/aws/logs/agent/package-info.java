/** What machines send to CloudWatch: the other end of their agent. */
package skylab.aws.logs.agent;
