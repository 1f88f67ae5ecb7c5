/** What CloudWatch Logs keeps: log groups with their streams, events and metric filters, as values. */
package skylab.aws.logs.store;
