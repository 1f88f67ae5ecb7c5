/**
 * AWS's protocols, decoded and encoded through what the SDK's models say of themselves: one codec a protocol, none of them
 * knows a service or an operation.
 *
 * <p>A request is read into the JSON of {@link skylab.aws.shape.Shapes}, in which operations are called and journals are
 * written; an answer is written straight from the model object.
 */
package skylab.wire.protocol;
