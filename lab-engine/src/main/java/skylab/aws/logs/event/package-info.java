/** Log events: how they come in and how they are read. */
package skylab.aws.logs.event;
