/** Metric filters: metrics made of log events. */
package skylab.aws.logs.filter;
