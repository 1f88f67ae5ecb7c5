/** CloudWatch's dashboards: their bodies read, checked and kept. */
package skylab.aws.cloudwatch.dashboard;
