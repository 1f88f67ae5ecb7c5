/** The operations of EC2 on VPC peering connections. */
package skylab.aws.ec2.peering;
