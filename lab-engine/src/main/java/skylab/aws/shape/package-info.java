/** Requests and answers as JSON, through the SDK's own descriptions of their fields. */
package skylab.aws.shape;
