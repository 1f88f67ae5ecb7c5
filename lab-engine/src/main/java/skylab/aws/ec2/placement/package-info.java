/** Operations of EC2 on placement groups. */
package skylab.aws.ec2.placement;
