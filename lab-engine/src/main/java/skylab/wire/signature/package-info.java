/** Signature Version 4 (IAM guide, "AWS Signature Version 4 for API requests"): read, and verified on demand. */
package skylab.wire.signature;
