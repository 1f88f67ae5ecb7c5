/** Operations of EC2 on DHCP options. */
package skylab.aws.ec2.dhcp;
