/** CloudWatch over what {@link skylab.telemetry} measures. */
package skylab.aws.cloudwatch;
