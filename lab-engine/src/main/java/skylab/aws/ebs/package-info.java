/** The EBS direct APIs: snapshots read block by block. */
package skylab.aws.ebs;
