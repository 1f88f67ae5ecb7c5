/** The Internet outside of the lab, and the learner's own place in it. */
package skylab.network.internet;
