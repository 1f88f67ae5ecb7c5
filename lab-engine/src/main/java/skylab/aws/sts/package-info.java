/** The Security Token Service: who calls, and temporary credentials. */
package skylab.aws.sts;
