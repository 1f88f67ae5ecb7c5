/** The operations of EC2 on flow logs. */
package skylab.aws.ec2.flowlog;
