/** Operations of EC2 on subnets. */
package skylab.aws.ec2.subnet;
