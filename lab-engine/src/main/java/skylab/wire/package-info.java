/**
 * AWS on the wire: a way in from outside that serves every service of the engine without knowing any.
 *
 * <p>{@link skylab.wire.protocol} reads and writes, {@link skylab.wire.signature} says who calls, {@link
 * skylab.wire.Gateway} does a call.
 */
package skylab.wire;
