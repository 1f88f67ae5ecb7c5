/** The operations of EC2 on VPC endpoints: gateway endpoints and interface endpoints. */
package skylab.aws.ec2.endpoint;
