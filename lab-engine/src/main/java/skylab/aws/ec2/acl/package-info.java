/** Network ACLs: what may enter and leave a subnet. */
package skylab.aws.ec2.acl;
