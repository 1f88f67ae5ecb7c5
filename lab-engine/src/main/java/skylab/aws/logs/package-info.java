/**
 * CloudWatch Logs: the client, and what its operations share; what it does is in the packages below. What is said in
 * refusals follows the API reference of CloudWatch Logs.
 */
package skylab.aws.logs;
