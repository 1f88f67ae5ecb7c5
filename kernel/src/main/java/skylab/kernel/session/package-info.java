/** The requests of the protocol, a class for each family, and the kernel that wires them to channels and evaluator. */
package skylab.kernel.session;
