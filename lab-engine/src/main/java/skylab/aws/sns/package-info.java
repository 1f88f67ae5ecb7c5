/**
 * Simple Notification Service: topics, and subscriptions of people to them. Messages reach the inbox of {@link
 * skylab.aws.mail.Mail}; endpoints that are programs (HTTP, queues, functions) are not emulated.
 */
package skylab.aws.sns;
