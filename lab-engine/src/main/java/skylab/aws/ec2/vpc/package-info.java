/** Operations of EC2 on VPCs and their ranges. */
package skylab.aws.ec2.vpc;
