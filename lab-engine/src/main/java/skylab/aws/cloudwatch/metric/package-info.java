/** CloudWatch's metrics over what {@link skylab.telemetry} measures. */
package skylab.aws.cloudwatch.metric;
