/** EBS snapshots: contents of volumes as they were, kept by blocks. */
package skylab.aws.ec2.snapshot;
