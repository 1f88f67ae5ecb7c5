/**
 * The CloudWatch agent (CloudWatch guide, "Collect metrics, logs, and traces with the CloudWatch agent"): sends what is
 * added to log files, and how full memory and disks are.
 */
package skylab.guest.command.agent;
