/** EC2 Instance Connect: public keys that an instance accepts for a minute. */
package skylab.aws.ec2instanceconnect;
