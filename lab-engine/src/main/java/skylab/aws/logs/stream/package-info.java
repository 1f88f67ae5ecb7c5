/** Log streams. */
package skylab.aws.logs.stream;
