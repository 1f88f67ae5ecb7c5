/** E-mail and text messages that AWS sends to people: the learner's inbox. */
package skylab.aws.mail;
