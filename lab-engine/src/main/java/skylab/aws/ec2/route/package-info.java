/** Route tables. */
package skylab.aws.ec2.route;
