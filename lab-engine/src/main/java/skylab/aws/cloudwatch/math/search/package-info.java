/** Search expressions (CloudWatch guide, "CloudWatch search expression syntax"): which metrics a text finds. */
package skylab.aws.cloudwatch.math.search;
