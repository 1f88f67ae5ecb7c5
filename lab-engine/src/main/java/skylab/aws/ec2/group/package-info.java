/** Security groups, their rules, and who names them. */
package skylab.aws.ec2.group;
