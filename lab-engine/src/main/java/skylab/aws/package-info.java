/**
 * What AWS services have in common: refusals, the way of a call through the engine, the shapes of requests and answers.
 * Each service has a package below this one.
 */
package skylab.aws;
