/** The texts that a learner sees, in English and Korean. */
package skylab.kernel.text;
